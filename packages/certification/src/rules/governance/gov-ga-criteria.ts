import type { AwaitedRule } from '../../review/rule.ts';

/** The criteria of general availability are met. */
export const govGaCriteria: AwaitedRule = {
  id: 'gov-ga-criteria',
  severity: 'info',
  level: 'measurement',
  fix: 'none',
  source: 'GA, VER',
  summary: 'The criteria of general availability are met.',
  why: 'Production promises more than Preview.',
  remedy: 'Stay in Preview until they are.',
  needs: 'measurement',
};
