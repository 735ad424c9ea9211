import { pointerTo } from '../source/json-pointer.ts';
import { isJsonObject, objectMember } from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';

/** Reports what an OpenAPI 3 definition says that workflows do not use: webhooks, callbacks and links. It is all kept. */
export function reportUntranslated(context: ImportContext): void {
  if (context.dialect === '2.0') return;
  const webhooks = Object.keys(objectMember(context.definition, 'webhooks') ?? {});
  if (webhooks.length > 0) {
    context.report({
      code: 'import-webhooks',
      severity: 'warning',
      message: `The webhooks ${webhooks.slice(0, 10).join(', ')} have no operation that subscribes to them, so they are no triggers.`,
      pointer: '/webhooks',
      part: 'key',
      remedy: 'Add an operation that subscribes, and describe what it receives with x-ms-notification-content.',
    });
  }
  for (const [path, item] of Object.entries(objectMember(context.definition, 'paths') ?? {})) {
    if (!isJsonObject(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      if (!isJsonObject(operation) || !isJsonObject(operation['callbacks'])) continue;
      context.report({
        code: 'import-callbacks-links',
        severity: 'warning',
        message: `The callbacks of ${method.toUpperCase()} ${path} are kept but not offered as triggers.`,
        pointer: pointerTo('/paths', path, method, 'callbacks'),
        part: 'key',
        remedy: 'Mark the operation with x-ms-trigger and describe what is received with x-ms-notification-content.',
      });
    }
  }
}
