import { sampleOpenApi, samplePaths, sampleResponses } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** References to other files were moved inside. */
export const importExternalRefInlined: CheckedRule<'imported'> = {
  id: 'import-external-ref-inlined',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OWN',
  summary: 'References to other files were moved inside.',
  why: 'Nothing is fetched from elsewhere.',
  remedy: 'Nothing has to be done.',
  on: 'imported',
  check: checkImported('import-external-ref-inlined'),
  example: {
    at: '',
    bad: {
      '': sampleOpenApi({
        paths: samplePaths({
          responses: sampleResponses({ $ref: 'parcel.json#/Parcel' }),
        }),
      }),
      'file:parcel.json': '{"Parcel":{"type":"object"}}',
    },
    good: { '': sampleOpenApi() },
  },
};
