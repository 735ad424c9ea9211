import type { AwaitedRule } from '../../review/rule.ts';

/** A connection was made with each kind of authentication. */
export const govConnectionVerified: AwaitedRule = {
  id: 'gov-connection-verified',
  severity: 'error',
  level: 'measurement',
  fix: 'none',
  source: 'SUB',
  summary: 'A connection was made with each kind of authentication.',
  why: 'Nobody could use the connector otherwise.',
  remedy: 'Give the reviewers a test account.',
  needs: 'measurement',
};
