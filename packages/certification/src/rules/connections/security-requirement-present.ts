import type { CheckedRule } from '../../review/rule.ts';
import { isList, objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** If there is a security scheme, calls require it. */
export const securityRequirementPresent: CheckedRule<'definition'> = {
  id: 'security-requirement-present',
  severity: 'warning',
  level: 'document',
  fix: 'safe',
  source: 'OAS2',
  summary: 'If there is a security scheme, calls require it.',
  why: 'A scheme that nothing requires is not used.',
  remedy: 'Add "security" to the document.',
  on: 'definition',
  check(definition, report) {
    const [first, ...others] = Object.entries(definition.securityDefinitions);
    if (first === undefined) return;
    const security = own(definition.value, 'security');
    if (isList(security) && security.length > 0) return;
    if (definition.operations.length > 0 && definition.operations.every(({ value }) => isList(own(value, 'security'))))
      return;
    const at = below(definition.at, 'security');
    const isOnlyWay =
      others.length === 0 && definition.operations.every(({ value }) => own(value, 'security') === undefined);
    report(
      Object.hasOwn(definition.value, 'security') ? at : definition.securityDefinitionsAt,
      `The scheme "${first[0]}" is defined, but no call requires it.`,
      isOnlyWay
        ? {
            fix: () => [
              { kind: 'set', at, value: [{ [first[0]]: Object.keys(objectOr(own(objectOr(first[1]), 'scopes'))) }] },
            ],
          }
        : {},
    );
  },
  example: { at: '/securityDefinitions', bad: { '/security': undefined } },
};
