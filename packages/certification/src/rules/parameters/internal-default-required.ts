import type { CheckedRule } from '../../review/rule.ts';
import { internalInput } from '../../survey/internal-input.ts';
import { own } from '../../survey/json.ts';

/** An internal input with a default is required. */
export const internalDefaultRequired: CheckedRule<'typed'> = {
  id: 'internal-default-required',
  severity: 'warning',
  level: 'parameter',
  fix: 'safe',
  source: 'SV InternalPropertyWithDefaultOptional',
  summary: 'An internal input with a default is required.',
  why: 'Otherwise its default is never sent.',
  remedy: 'Set "required" to true, or list the property in "required".',
  on: 'typed',
  having: ['default'],
  check(typed, report, survey) {
    const input = internalInput(typed, survey);
    if (input === undefined || input.isRequired || own(typed.value, 'default') === undefined) return;
    report(typed, `The internal input "${typed.name}" has a default but is not required, so it is never sent.`, {
      fix: input.require,
    });
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1',
    bad: { '/paths/~1parcels/get/parameters/1/x-ms-visibility': 'internal' },
  },
};
