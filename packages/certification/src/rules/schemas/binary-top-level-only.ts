import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Binary values stand at the top of a body, not inside objects. */
export const binaryTopLevelOnly: CheckedRule<'schema'> = {
  id: 'binary-top-level-only',
  severity: 'warning',
  level: 'schema',
  fix: 'none',
  source: 'SV InvalidStringBinaryProperty',
  summary: 'Binary values stand at the top of a body, not inside objects.',
  why: 'JSON cannot carry raw bytes.',
  remedy: 'Use the format "byte" (Base64) inside objects.',
  on: 'schema',
  having: ['format'],
  check(schema, report) {
    if (own(schema.value, 'format') === 'binary' && schema.parent !== undefined)
      report(
        below(schema.at, 'format'),
        `The binary value${schema.name === '' ? '' : ` "${schema.name}"`} stands inside another schema.`,
      );
  },
  example: {
    at: '/definitions/Parcel/properties/status/format',
    bad: { '/definitions/Parcel/properties/status/format': 'binary' },
  },
};
