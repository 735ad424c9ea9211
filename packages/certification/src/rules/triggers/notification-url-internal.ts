import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { schemasAround } from '../../survey/schemas-around.ts';
import { below } from '../../survey/spot.ts';

/** The property that takes the address for notifications is internal. */
export const notificationUrlInternal: CheckedRule<'property'> = {
  id: 'notification-url-internal',
  severity: 'error',
  level: 'trigger',
  fix: 'safe',
  source: 'SV NotificationUrlNotInternal',
  summary: 'The property that takes the address for notifications is internal.',
  why: 'The platform fills it in.',
  remedy: 'Set its x-ms-visibility to internal.',
  on: 'property',
  having: ['x-ms-notification-url'],
  check(property, report, survey) {
    const { definition } = survey;
    if (own(property.value, 'x-ms-notification-url') !== true || definition === undefined) return;
    const around = schemasAround(property, definition);
    if (around.some(({ value }) => own(value, 'x-ms-visibility') === 'internal')) return;
    if (definition.parameters.some(({ schema, isInternal }) => isInternal && schema && around.includes(schema))) return;
    const at = below(property.at, 'x-ms-visibility');
    report(
      Object.hasOwn(property.value, 'x-ms-visibility') ? at : property,
      `The notification address "${property.name}" is not internal.`,
      { fix: () => [{ kind: 'set', at, value: 'internal' }] },
    );
  },
  example: {
    at: '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl/x-ms-visibility',
    bad: { '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl/x-ms-visibility': 'important' },
  },
};
