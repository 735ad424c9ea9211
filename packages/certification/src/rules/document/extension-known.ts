import type { CheckedRule } from '../../review/rule.ts';
import { isKnownExtension, nearestExtension } from '../../survey/extensions.ts';

/** Every x-ms- extension is one that is known. */
export const extensionKnown: CheckedRule<'extension'> = {
  id: 'extension-known',
  severity: 'warning',
  level: 'any',
  fix: 'suggestion',
  source: 'SCH-D, OWN',
  summary: 'Every x-ms- extension is one that is known.',
  why: 'A misspelt extension is ignored without a word.',
  remedy: 'Correct the name, or remove the member.',
  on: 'extension',
  check(extension, report) {
    if (!extension.name.startsWith('x-ms-') || isKnownExtension(extension.name)) return;
    const meant = nearestExtension(extension.name);
    report(
      extension,
      meant === undefined
        ? `"${extension.name}" is not a known extension.`
        : `"${extension.name}" is not a known extension; "${meant}" was probably meant.`,
      meant !== undefined && !Object.hasOwn(extension.holder, meant)
        ? { fix: () => [{ kind: 'rename', at: extension.at, name: meant }] }
        : {},
    );
  },
  example: { at: '/paths/~1parcels/get/x-ms-visibilty', bad: { '/paths/~1parcels/get/x-ms-visibilty': 'important' } },
};
