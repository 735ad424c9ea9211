import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isObjectType } from '../../survey/is-object-type.ts';
import { isList, own } from '../../survey/json.ts';
import { schemasAround } from '../../survey/schemas-around.ts';
import { below } from '../../survey/spot.ts';

/** The address for notifications and every object around it are required. */
export const notificationUrlRequired: CheckedRule<'property'> = {
  id: 'notification-url-required',
  severity: 'error',
  level: 'trigger',
  fix: 'safe',
  source: 'SV NotificationUrlNotRequired',
  summary: 'The address for notifications and every object around it are required.',
  why: 'Otherwise it may be left out of the call.',
  remedy: 'List it in "required" of each object, and require the body.',
  on: 'property',
  having: ['x-ms-notification-url'],
  check(property, report, survey) {
    const { definition } = survey;
    if (own(property.value, 'x-ms-notification-url') !== true || definition === undefined) return;
    const edits: Edit[] = [];
    let canRequire = true;
    const around = schemasAround(property, definition);
    for (const { role, name, isRequired, parent } of around) {
      if (role !== 'property' || isRequired || parent === undefined) continue;
      canRequire &&= isObjectType(parent.value);
      const required = own(parent.value, 'required');
      const at = below(parent.at, 'required');
      edits.push(
        isList(required) && required.length > 0
          ? { kind: 'set', at: below(at, required.length), value: name }
          : { kind: 'set', at, value: [name] },
      );
    }
    for (const { at, schema, value } of definition.parameters) {
      if (schema !== undefined && around.includes(schema) && own(value, 'required') !== true)
        edits.push({ kind: 'set', at: below(at, 'required'), value: true });
    }
    if (edits.length > 0)
      report(
        property,
        `The notification address "${property.name}" may be left out: it is not required all the way up.`,
        canRequire ? { fix: () => edits } : {},
      );
  },
  example: {
    at: '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl',
    bad: { '/paths/~1hooks/post/parameters/0/schema/required': undefined },
  },
};
