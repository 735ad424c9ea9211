import type { AwaitedRule } from '../../review/rule.ts';

/** The service states and keeps an availability of 99.9 % or more. */
export const govAvailability: AwaitedRule = {
  id: 'gov-availability',
  severity: 'warning',
  level: 'measurement',
  fix: 'none',
  source: 'PROD, REQ',
  summary: 'The service states and keeps an availability of 99.9 % or more.',
  why: 'It is recommended, and never blocks.',
  remedy: 'State the availability of the service.',
  needs: 'measurement',
};
