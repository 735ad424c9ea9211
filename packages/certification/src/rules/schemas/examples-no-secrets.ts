import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { looksSecret } from '../../text/secrets.ts';

/** Where a schema holds a value that somebody typed. */
const holders = ['example', 'default', 'x-ms-test-value'];

/** Examples and defaults hold nothing that looks like a credential. */
export const examplesNoSecrets: CheckedRule<'typed'> = {
  id: 'examples-no-secrets',
  severity: 'warning',
  level: 'any',
  fix: 'none',
  source: 'SCH-D',
  summary: 'Examples and defaults hold nothing that looks like a credential.',
  why: 'Definitions are shared with everyone.',
  remedy: 'Replace it by a value that is obviously made up, and withdraw the real one.',
  on: 'typed',
  having: holders,
  check(typed, report) {
    for (const name of holders) {
      const value = own(typed.value, name);
      if (typeof value === 'string' && looksSecret(value))
        report(
          below(typed.at, name),
          `The ${name === 'x-ms-test-value' ? 'test value' : name} of "${typed.name}" looks like a credential.`,
        );
    }
  },
  example: {
    at: '/paths/~1parcels/get/parameters/0/default',
    bad: {
      '/paths/~1parcels/get/parameters/0/default':
        'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXRoYXQtaXMtbm8tb25l',
    },
  },
};
