import type { AwaitedRule } from '../../review/rule.ts';

/** Website, privacy policy and contact page answer. */
export const govUrlsReachable: AwaitedRule = {
  id: 'gov-urls-reachable',
  severity: 'warning',
  level: 'measurement',
  fix: 'none',
  source: 'POL 5000.3.1.3/5',
  summary: 'Website, privacy policy and contact page answer.',
  why: 'Users follow these links.',
  remedy: 'Correct the addresses.',
  needs: 'measurement',
};
