import type { AwaitedRule } from '../../review/rule.ts';

/** The host answers over TLS 1.2 or later with a valid certificate. */
export const govHostReachable: AwaitedRule = {
  id: 'gov-host-reachable',
  severity: 'warning',
  level: 'measurement',
  fix: 'none',
  source: 'POL 5000.3.1.6',
  summary: 'The host answers over TLS 1.2 or later with a valid certificate.',
  why: 'Calls are refused otherwise.',
  remedy: 'Renew the certificate.',
  needs: 'measurement',
};
