import type { CheckedRule } from '../../review/rule.ts';
import { isList, isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** No member of the document is empty. */
export const noEmptyRootProperties: CheckedRule<'definition'> = {
  id: 'no-empty-root-properties',
  severity: 'info',
  level: 'document',
  fix: 'safe',
  source: 'SUB, PR#1360',
  summary: 'No member of the document is empty.',
  why: 'Reviewers ask for empty members to be removed.',
  remedy: 'Remove the member.',
  on: 'definition',
  check(definition, report) {
    for (const name of [
      'definitions',
      'parameters',
      'responses',
      'securityDefinitions',
      'security',
      'tags',
      'consumes',
      'produces',
    ]) {
      const value = own(definition.value, name);
      const isEmpty = (isList(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
      const at = below(definition.at, name);
      if (isEmpty) report(at, `"${name}" is empty.`, { fix: () => [{ kind: 'remove', at }] });
    }
  },
  example: { at: '/tags', bad: { '/tags': [] } },
};
