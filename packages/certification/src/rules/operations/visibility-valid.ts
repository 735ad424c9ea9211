import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** A visibility is important, advanced, internal or none. */
export const visibilityValid: CheckedRule<'extension'> = {
  id: 'visibility-valid',
  severity: 'error',
  level: 'any',
  fix: 'safe',
  source: 'SCH-D, EXT',
  summary: 'A visibility is important, advanced, internal or none.',
  why: 'Other words are ignored.',
  remedy: 'Write one of the four words.',
  on: 'extension',
  check(extension, report) {
    if (extension.name !== 'x-ms-visibility') return;
    const { value, at } = extension;
    const words = ['important', 'advanced', 'internal', 'none', ''];
    if (typeof value === 'string' && words.includes(value)) return;
    const meant =
      typeof value === 'string' ? words.find((word) => word !== '' && word === value.trim().toLowerCase()) : undefined;
    report(
      at,
      `The visibility ${quote(value)} is not one of important, advanced, internal and none.`,
      meant === undefined ? {} : { fix: () => [{ kind: 'set', at, value: meant }] },
    );
  },
  example: { at: '/paths/~1parcels/get/x-ms-visibility', bad: { '/paths/~1parcels/get/x-ms-visibility': 'Important' } },
};
