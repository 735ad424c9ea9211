import type { AwaitedRule } from '../../review/rule.ts';

/** Connection parameters stay, and no new one is required. */
export const changeConnectionParameterRemoved: AwaitedRule = {
  id: 'change-connection-parameter-removed',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'Connection parameters stay, and no new one is required.',
  why: 'Connections in use do not have it.',
  remedy: 'Keep them, and make new ones optional.',
  needs: 'history',
};
