import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** "type: file" stands at the top of a response only. */
export const schemaFileLocation: CheckedRule<'schema'> = {
  id: 'schema-file-location',
  severity: 'error',
  level: 'schema',
  fix: 'none',
  source: 'SV SchemaTypeFileNotValid',
  summary: '"type: file" stands at the top of a response only.',
  why: 'A file cannot lie inside an object.',
  remedy: 'Use a string with the format byte.',
  on: 'schema',
  check(schema, report) {
    if (own(schema.value, 'type') === 'file' && !(schema.role === 'root' && schema.root.kind === 'response'))
      report(below(schema.at, 'type'), '"type: file" stands inside a schema.');
  },
  example: {
    at: '/definitions/Parcel/properties/status/type',
    bad: { '/definitions/Parcel/properties/status/type': 'file' },
  },
};
