import type { CheckedRule } from '../../review/rule.ts';
import { internalInput } from '../../survey/internal-input.ts';
import { own } from '../../survey/json.ts';

/** A required internal input has a default. */
export const internalRequiredDefault: CheckedRule<'typed'> = {
  id: 'internal-required-default',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'EXT, SV PropertyMustBeRequired',
  summary: 'A required internal input has a default.',
  why: 'Nobody can fill it in.',
  remedy: 'Add a default, or make it visible.',
  on: 'typed',
  having: ['x-ms-visibility'],
  check(typed, report, survey) {
    const input = internalInput(typed, survey);
    if (
      input?.isRequired &&
      own(typed.value, 'default') === undefined &&
      own(typed.value, 'x-ms-notification-url') === undefined &&
      !input.isAround
    )
      report(typed, `The internal input "${typed.name}" is required but has no default.`);
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0',
    bad: { '/paths/~1parcels/get/parameters/0/x-ms-visibility': 'internal' },
  },
};
