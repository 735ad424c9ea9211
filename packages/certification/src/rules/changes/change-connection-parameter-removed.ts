import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Connection parameters stay, and no new one is required. */
export const changeConnectionParameterRemoved: CheckedRule<'change'> = {
  id: 'change-connection-parameter-removed',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'UPD',
  summary: 'Connection parameters stay, and no new one is required.',
  why: 'Connections in use do not have it.',
  remedy: 'Keep them, and make new ones optional.',
  on: 'change',
  check: checkChange('connection-parameter-removed'),
  example: {
    at: 'properties:/properties/connectionParameters/site',
    bad: {
      'properties:/properties/connectionParameters/site': {
        type: 'string',
        uiDefinition: { displayName: 'Site', constraints: { required: 'true' } },
      },
    },
  },
};
