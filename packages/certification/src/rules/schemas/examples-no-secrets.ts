import type { CheckedRule } from '../../review/rule.ts';
import { textsIn, typedInValues } from '../../survey/examples.ts';
import { personalDataIn } from '../../text/personal-data.ts';
import { looksSecret } from '../../text/secrets.ts';

/** Examples, also those of responses, and defaults hold nothing that looks like a credential or personal data. */
export const examplesNoSecrets: CheckedRule<'definition'> = {
  id: 'examples-no-secrets',
  severity: 'warning',
  level: 'any',
  fix: 'none',
  source: 'SCH-D',
  summary:
    'Examples, also those of responses, and defaults hold nothing that looks like a credential or personal data.',
  why: 'Definitions are shared with everyone.',
  remedy:
    'Replace it by a value that is obviously made up (an address at example.com), and withdraw a credential that was real.',
  on: 'definition',
  check(definition, report) {
    for (const typedIn of typedInValues(definition)) {
      for (const { text, at } of textsIn(typedIn)) {
        if (looksSecret(text)) report(at, `The ${typedIn.name} looks like a credential.`);
        else {
          const kind = personalDataIn(text, `${typedIn.name} ${at.key}`);
          if (kind !== undefined) report(at, `The ${typedIn.name} looks like the ${kind} of a person.`);
        }
      }
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
