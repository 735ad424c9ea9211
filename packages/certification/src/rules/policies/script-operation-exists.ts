import type { CheckedRule } from '../../review/rule.ts';
import { listOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** scriptOperations names operations that exist. */
export const scriptOperationExists: CheckedRule<'properties'> = {
  id: 'script-operation-exists',
  severity: 'error',
  level: 'script',
  fix: 'none',
  source: 'OWN',
  summary: 'scriptOperations names operations that exist.',
  why: 'The script would be run for none.',
  remedy: 'Correct the operationId.',
  on: 'properties',
  check(properties, report, survey) {
    if (survey.definition === undefined) return;
    listOr(own(properties.properties, 'scriptOperations')).forEach((id, index) => {
      if (typeof id === 'string' && survey.definition?.operationsById.has(id) !== true)
        report(
          below(properties.propertiesAt, 'scriptOperations', index),
          `scriptOperations names "${id}", which does not exist.`,
        );
    });
  },
  example: {
    at: 'properties:/properties/scriptOperations/0',
    bad: { 'properties:/properties/scriptOperations': ['Missing'] },
  },
};
