import type { AwaitedRule } from '../../review/rule.ts';

/** Scripts of the collection are not imported. */
export const importPostmanScriptsIgnored: AwaitedRule = {
  id: 'import-postman-scripts-ignored',
  severity: 'info',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'Scripts of the collection are not imported.',
  why: 'Nothing runs them.',
  remedy: 'Do their work in the service.',
  needs: 'import',
};
