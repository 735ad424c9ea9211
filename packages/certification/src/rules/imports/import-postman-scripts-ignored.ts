import { sampleCollection } from '../../documentation/sample-imports.ts';
import { checkImported } from '../../review/check-imported.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** Scripts of the collection are not imported. */
export const importPostmanScriptsIgnored: CheckedRule<'imported'> = {
  id: 'import-postman-scripts-ignored',
  severity: 'info',
  level: 'import',
  fix: 'none',
  source: 'OWN',
  summary: 'Scripts of the collection are not imported.',
  why: 'Nothing runs them.',
  remedy: 'Do their work in the service.',
  on: 'imported',
  check: checkImported('import-postman-scripts-ignored'),
  example: {
    at: '',
    bad: {
      '': sampleCollection({
        event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
      }),
    },
    good: { '': sampleCollection() },
  },
};
