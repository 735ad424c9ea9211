import { sampleCollection } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The kind of authentication of the collection can be carried over. */
export const importPostmanAuthUnsupported: CheckedRule<'imported'> = {
  id: 'import-postman-auth-unsupported',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'The kind of authentication of the collection can be carried over.',
  why: 'Not every kind can be certified.',
  remedy: 'Choose another kind.',
  on: 'imported',
  check: checkImported('import-postman-auth-unsupported'),
  example: {
    at: '',
    bad: {
      '': sampleCollection({
        auth: { type: 'digest' },
      }),
    },
    good: { '': sampleCollection() },
  },
};
