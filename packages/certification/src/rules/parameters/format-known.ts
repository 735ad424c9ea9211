import type { CheckedRule } from '../../review/rule.ts';
import { formatLike, isKnownFormat } from '../../survey/formats.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A format is known for its type. */
export const formatKnown: CheckedRule<'typed'> = {
  id: 'format-known',
  severity: 'warning',
  level: 'parameter',
  fix: 'suggestion',
  source: 'SCH-D, SV UnrecognizedTypeFormat',
  summary: 'A format is known for its type.',
  why: 'Unknown formats are treated as plain text or plain numbers.',
  remedy: 'Use a known format, or leave it out.',
  on: 'typed',
  having: ['format'],
  check(typed, report) {
    const format = own(typed.value, 'format');
    const type = own(typed.value, 'type');
    if (typeof format !== 'string' || typeof type !== 'string' || isKnownFormat(type, format)) return;
    const at = below(typed.at, 'format');
    if (format === '') {
      report(at, `The format of "${typed.name}" is empty.`, { fix: () => [{ kind: 'remove', at }] });
      return;
    }
    const meant = formatLike(type, format);
    report(
      at,
      `The format ${quote(format)} of "${typed.name}" is not known for the type ${type}.`,
      meant === undefined ? {} : { fix: () => [{ kind: 'set', at, value: meant }] },
    );
  },
  example: {
    at: '/definitions/Parcel/properties/sentAt/format',
    bad: { '/definitions/Parcel/properties/sentAt/format': 'datetime' },
  },
};
