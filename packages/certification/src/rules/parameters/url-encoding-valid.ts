import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** x-ms-url-encoding is single or double. */
export const urlEncodingValid: CheckedRule<'parameter'> = {
  id: 'url-encoding-valid',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SCH-D, EXT',
  summary: 'x-ms-url-encoding is single or double.',
  why: 'Other words are ignored.',
  remedy: 'Write "single" or "double".',
  on: 'parameter',
  check(parameter, report) {
    const value = own(parameter.value, 'x-ms-url-encoding');
    if (value !== undefined && value !== 'single' && value !== 'double')
      report(below(parameter.at, 'x-ms-url-encoding'), `The encoding ${quote(value)} is neither single nor double.`);
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-url-encoding',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-url-encoding': 'twice' },
  },
};
