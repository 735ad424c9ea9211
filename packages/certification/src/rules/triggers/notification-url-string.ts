import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The property that takes the address for notifications is a text. */
export const notificationUrlString: CheckedRule<'property'> = {
  id: 'notification-url-string',
  severity: 'error',
  level: 'trigger',
  fix: 'safe',
  source: 'SV NotificationUrlNotString',
  summary: 'The property that takes the address for notifications is a text.',
  why: 'An address is one.',
  remedy: 'Set its type to string.',
  on: 'property',
  having: ['x-ms-notification-url'],
  check(property, report) {
    if (own(property.value, 'x-ms-notification-url') !== true || own(property.value, 'type') === 'string') return;
    const at = below(property.at, 'type');
    report(
      Object.hasOwn(property.value, 'type') ? at : property,
      `The notification address "${property.name}" is not a text.`,
      { fix: () => [{ kind: 'set', at, value: 'string' }] },
    );
  },
  example: {
    at: '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl/type',
    bad: { '/paths/~1hooks/post/parameters/0/schema/properties/callbackUrl/type': 'integer' },
  },
};
