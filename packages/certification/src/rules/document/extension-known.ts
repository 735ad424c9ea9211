import type { CheckedRule } from '../../review/rule.ts';
import { isKnownExtension, nearestExtension } from '../../survey/extensions.ts';

/** Every x-ms- extension is one that is known. */
export const extensionKnown: CheckedRule<'definition'> = {
  id: 'extension-known',
  severity: 'warning',
  level: 'any',
  fix: 'suggestion',
  source: 'SCH-D, OWN',
  summary: 'Every x-ms- extension is one that is known.',
  why: 'A misspelt extension is ignored without a word.',
  remedy: 'Correct the name, or remove the member.',
  on: 'definition',
  check({ extensions }, report) {
    const meantBy = new Map<string, string | undefined>();
    for (const { at, name, holder } of extensions) {
      if (!name.startsWith('x-ms-') || isKnownExtension(name)) continue;
      if (!meantBy.has(name)) meantBy.set(name, nearestExtension(name));
      const meant = meantBy.get(name);
      report(
        at,
        `"${name}" is not a known extension${meant === undefined ? '.' : `; "${meant}" was probably meant.`}`,
        meant === undefined || Object.hasOwn(holder, meant) ? {} : { fix: () => [{ kind: 'rename', at, name: meant }] },
      );
    }
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-visibilty',
    bad: {
      '/paths/~1parcels/get/x-ms-visibility': undefined,
      '/paths/~1parcels/get/x-ms-visibilty': 'important',
    },
  },
};
