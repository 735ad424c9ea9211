import type { CheckedRule, Edit } from '../../review/rule.ts';
import { listOr, own } from '../../survey/json.ts';
import type { SchemaNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';

/** No input is read-only and required. */
export const readOnlyNotRequiredInput: CheckedRule<'property'> = {
  id: 'read-only-not-required-input',
  severity: 'error',
  level: 'request-schema',
  fix: 'safe',
  source: 'SV RequiredReadOnlyPropertyNotAllowedAsInput',
  summary: 'No input is read-only and required.',
  why: 'Nobody can give what cannot be written.',
  remedy: 'Take it out of "required".',
  on: 'property',
  having: ['readOnly'],
  check(property, report) {
    if (
      own(property.value, 'readOnly') !== true ||
      !property.isRequired ||
      property.root.requests.size === 0 ||
      property.root.responses.size > 0
    )
      return;
    const required = listOr(own(property.parent?.value ?? {}, 'required'));
    const index = required.indexOf(property.name);
    report(
      property,
      `The input "${property.name}" is read-only and required.`,
      property.parent === undefined || index < 0
        ? {}
        : { fix: () => requirementEdits(property, index, required.length) },
    );
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/receiver',
    bad: { '/paths/~1parcels/post/parameters/0/schema/properties/receiver/readOnly': true },
  },
};

function requirementEdits(property: SchemaNode, index: number, length: number): readonly Edit[] {
  const at = below(property.parent?.at ?? property.at, 'required');
  return [{ kind: 'remove', at: length === 1 ? at : below(at, index) }];
}
