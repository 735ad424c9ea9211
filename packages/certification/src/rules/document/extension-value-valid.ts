import type { CheckedRule } from '../../review/rule.ts';
import { placeKind, shapeProblem } from '../../survey/extensions.ts';

/** The value of an extension has its documented shape. */
export const extensionValueValid: CheckedRule<'extension'> = {
  id: 'extension-value-valid',
  severity: 'error',
  level: 'any',
  fix: 'none',
  source: 'SCH-D',
  summary: 'The value of an extension has its documented shape.',
  why: 'A value of another shape is ignored or breaks the designer.',
  remedy: 'Give the value the shape that the extension asks for.',
  on: 'extension',
  check(extension, report) {
    const expected = shapeProblem(extension.name, extension.value, placeKind(extension.standsOn));
    if (expected !== undefined) report(extension, `"${extension.name}" ${expected}.`);
  },
  example: { at: '/paths/~1hooks/post/x-ms-trigger-hint', bad: { '/paths/~1hooks/post/x-ms-trigger-hint': 5 } },
};
