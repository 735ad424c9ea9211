import type { AwaitedRule } from '../../review/rule.ts';

/** The publisher owns the service or has the right to offer it. */
export const govServiceOwnership: AwaitedRule = {
  id: 'gov-service-ownership',
  severity: 'error',
  level: 'declaration',
  fix: 'none',
  source: 'PROD, REQ',
  summary: 'The publisher owns the service or has the right to offer it.',
  why: 'Ownership of the service is required.',
  remedy: 'Declare ownership, and describe a user scenario.',
  needs: 'declaration',
};
