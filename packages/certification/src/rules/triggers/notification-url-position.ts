import type { CheckedRule } from '../../review/rule.ts';
import { pointerOf } from '../../survey/spot.ts';

/** x-ms-notification-url stands on a property of a request body. */
export const notificationUrlPosition: CheckedRule<'extension'> = {
  id: 'notification-url-position',
  severity: 'error',
  level: 'trigger',
  fix: 'none',
  source: 'SV NotificationUrlNotAllowedInThisPosition',
  summary: 'x-ms-notification-url stands on a property of a request body.',
  why: 'Elsewhere the address is not filled in.',
  remedy: 'Move it to the property of the body that takes the address.',
  on: 'extension',
  check(extension, report) {
    if (extension.name !== 'x-ms-notification-url' || extension.value === false) return;
    const pointer = pointerOf(extension.at);
    const isProperty = /(?:\/properties|^\/definitions)\/[^/]+\/x-ms-notification-url$/.test(pointer);
    const inResponse = /\/responses\//.test(pointer);
    if (!isProperty || inResponse)
      report(extension, 'x-ms-notification-url does not stand on a property of a request body.');
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/x-ms-notification-url',
    bad: { '/paths/~1parcels/get/parameters/1/x-ms-notification-url': true },
  },
};
