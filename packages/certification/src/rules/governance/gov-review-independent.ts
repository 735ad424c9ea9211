import type { AwaitedRule } from '../../review/rule.ts';

/** Somebody other than the author approved the connector. */
export const govReviewIndependent: AwaitedRule = {
  id: 'gov-review-independent',
  severity: 'error',
  level: 'review',
  fix: 'none',
  source: 'OWN',
  summary: 'Somebody other than the author approved the connector.',
  why: 'Nobody judges their own work.',
  remedy: 'Ask another reviewer.',
  needs: 'review',
};
