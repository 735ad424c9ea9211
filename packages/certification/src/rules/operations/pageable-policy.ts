import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isList, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import type { PropertiesSurvey } from '../../survey/survey.ts';

/** A pageable operation has an updatenextlink policy. */
export const pageablePolicy: CheckedRule<'operation'> = {
  id: 'pageable-policy',
  severity: 'info',
  level: 'operation',
  fix: 'suggestion',
  source: 'SCH-D',
  summary: 'A pageable operation has an updatenextlink policy.',
  why: 'Further pages then go through the connector, with its authentication.',
  remedy: 'Add the policy for this operation.',
  on: 'operation',
  check(operation, report, survey) {
    if (own(operation.value, 'x-ms-pageable') === undefined || operation.id === undefined) return;
    const { properties } = survey;
    const name = own(objectOr(own(operation.value, 'x-ms-pageable')), 'nextLinkName');
    const covered = survey.properties?.policies.some(
      ({ template, operations }) =>
        template === 'updatenextlink' && (operations.length === 0 || operations.includes(operation.id ?? '')),
    );
    if (covered !== true)
      report(
        below(operation.at, 'x-ms-pageable'),
        `No updatenextlink policy covers "${operation.name}".`,
        properties === undefined || typeof name !== 'string'
          ? {}
          : { fix: () => policyEdits(properties, operation.id ?? '', name) },
      );
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-pageable',
    bad: { '/paths/~1parcels/get/x-ms-pageable': { nextLinkName: 'nextLink' } },
  },
};

/** Puts the policy behind those that there are. */
function policyEdits({ properties, propertiesAt }: PropertiesSurvey, id: string, nextLink: string): readonly Edit[] {
  const policies = own(properties, 'policyTemplateInstances');
  const at = below(propertiesAt, 'policyTemplateInstances');
  const policy = {
    templateId: 'updatenextlink',
    title: `Next page of ${id}`,
    parameters: {
      'x-ms-apimTemplateParameter.nextLinkPropertyName': nextLink,
      'x-ms-apimTemplate-operationName': [id],
      'x-ms-apimTemplate-policySection': 'Response',
    },
  };
  return [
    isList(policies)
      ? { kind: 'set', at: below(at, policies.length), value: policy }
      : { kind: 'set', at, value: [policy] },
  ];
}
