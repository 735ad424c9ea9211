import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The dictionary editor stands on objects with additional properties only. */
export const editorDictionaryValid: CheckedRule<'schema'> = {
  id: 'editor-dictionary-valid',
  severity: 'error',
  level: 'schema',
  fix: 'none',
  source: 'SV InvalidCustomEditorExtensionDictionaryValue',
  summary: 'The dictionary editor stands on objects with additional properties only.',
  why: 'It edits names and values that are not known beforehand.',
  remedy: 'Add additionalProperties, or remove x-ms-editor.',
  on: 'schema',
  having: ['x-ms-editor'],
  check(schema, report) {
    if (own(schema.value, 'x-ms-editor') !== 'dictionary') return;
    const additional = own(schema.value, 'additionalProperties');
    if (own(schema.value, 'type') !== 'object' || additional === undefined || additional === false)
      report(
        below(schema.at, 'x-ms-editor'),
        'The dictionary editor stands on a schema without additional properties.',
      );
  },
  example: { at: '/definitions/Parcel/x-ms-editor', bad: { '/definitions/Parcel/x-ms-editor': 'dictionary' } },
};
