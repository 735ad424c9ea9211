import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A collection format is csv, ssv, tsv, pipes, or multi in queries and forms. */
export const collectionFormatSupported: CheckedRule<'typed'> = {
  id: 'collection-format-supported',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'OAS2, SV CollectionFormatValueNotSupported',
  summary: 'A collection format is csv, ssv, tsv, pipes, or multi in queries and forms.',
  why: 'Other formats cannot be sent.',
  remedy: 'Choose one of them.',
  on: 'typed',
  having: ['collectionFormat'],
  check(typed, report) {
    const format = own(typed.value, 'collectionFormat');
    if (format !== undefined && !['csv', 'ssv', 'tsv', 'pipes', 'multi'].includes(textOr(format)))
      report(
        below(typed.at, 'collectionFormat'),
        `The collection format ${quote(format)} of "${typed.name}" is not supported.`,
      );
    else if (
      format === 'multi' &&
      typed.kind === 'parameter' &&
      !['query', 'formData'].includes(textOr(own(typed.value, 'in')))
    )
      report(
        below(typed.at, 'collectionFormat'),
        `The collection format multi of "${typed.name}" works in queries and forms only.`,
      );
  },
  example: {
    at: '/paths/~1parcels/get/parameters/1/collectionFormat',
    bad: { '/paths/~1parcels/get/parameters/1/collectionFormat': 'semicolons' },
  },
};
