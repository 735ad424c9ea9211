import type { AwaitedRule } from '../../review/rule.ts';

/** The support contact answers. */
export const govSupportContact: AwaitedRule = {
  id: 'gov-support-contact',
  severity: 'error',
  level: 'declaration',
  fix: 'none',
  source: 'PROD, REQ',
  summary: 'The support contact answers.',
  why: 'Support is required.',
  remedy: 'Name an address that somebody reads.',
  needs: 'declaration',
};
