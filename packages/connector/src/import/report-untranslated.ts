import { pointerTo } from '../source/json-pointer.ts';
import { isJsonObject, objectMember } from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';

/** Reports what a definition says that workflows do not use: paths told apart by their query, webhooks and callbacks. It is all kept. */
export function reportUntranslated(context: ImportContext): void {
  const special = Object.keys(objectMember(context.definition, 'x-ms-paths') ?? {});
  if (special.length > 0) {
    context.report({
      code: 'import-ms-paths',
      severity: 'warning',
      message: `The paths of "x-ms-paths" (${special.slice(0, 5).join(', ')}) are kept but not offered as operations.`,
      pointer: '/x-ms-paths',
      part: 'key',
      remedy: 'Move them to "paths", with the values in their queries as parameters that have a default.',
    });
  }
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
      if (operation['x-ms-trigger'] !== undefined) continue;
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
