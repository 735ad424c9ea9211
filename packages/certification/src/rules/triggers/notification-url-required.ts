import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isObjectType } from '../../survey/is-object-type.ts';
import { isList, own } from '../../survey/json.ts';
import type { SchemaNode } from '../../survey/nodes.ts';
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
    if (own(property.value, 'x-ms-notification-url') !== true) return;
    const edits: Edit[] = [];
    let canRequire = true;
    for (let schema: SchemaNode | undefined = property; schema?.parent !== undefined; schema = schema.parent) {
      if (schema.role !== 'property' || schema.isRequired) continue;
      canRequire &&= isObjectType(schema.parent.value);
      const required = own(schema.parent.value, 'required');
      const at = below(schema.parent.at, 'required');
      edits.push(
        isList(required) && required.length > 0
          ? { kind: 'set', at: below(at, required.length), value: schema.name }
          : { kind: 'set', at, value: [schema.name] },
      );
    }
    for (const { at, schema, value } of survey.definition?.parameters ?? []) {
      if (schema?.root === property.root && own(value, 'required') !== true)
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
