import type { AwaitedRule } from '../../review/rule.ts';

/** No other certified connector serves the same API. */
export const govUniqueService: AwaitedRule = {
  id: 'gov-unique-service',
  severity: 'warning',
  level: 'review',
  fix: 'none',
  source: 'SUB, POL 5000.2.2.5',
  summary: 'No other certified connector serves the same API.',
  why: 'Two connectors for one service confuse users.',
  remedy: 'Extend the one that exists.',
  needs: 'review',
};
