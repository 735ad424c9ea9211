import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import type { Spot } from '../../survey/spot.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** Texts have no white space around them, and summaries no line breaks. */
export const stringsTrimmed: CheckedRule<'definition'> = {
  id: 'strings-trimmed',
  severity: 'info',
  level: 'any',
  fix: 'safe',
  source: 'OWN',
  summary: 'Texts have no white space around them, and summaries no line breaks.',
  why: 'It shows up as a gap in lists.',
  remedy: 'Remove the white space.',
  on: 'definition',
  check(definition, report) {
    const check = (at: Spot, value: JsonObject, name: string): void => {
      const text = own(value, name);
      if (typeof text !== 'string' || isBlank(text)) return;
      const isOneLine = name !== 'description';
      const trimmed = isOneLine ? text.trim().replace(/\s*[\r\n]+\s*/g, ' ') : text.trim();
      const place = below(at, name);
      if (trimmed !== text)
        report(place, `${quote(text)} has white space around it${isOneLine ? ' or a line break in it' : ''}.`, {
          fix: () => [{ kind: 'set', at: place, value: trimmed }],
        });
    };
    check(below(definition.at, 'info'), definition.info, 'title');
    check(below(definition.at, 'info'), definition.info, 'description');
    for (const { at, value } of definition.operations)
      for (const name of ['summary', 'description']) check(at, value, name);
    for (const { at, value } of definition.parameters)
      for (const name of ['x-ms-summary', 'description']) check(at, value, name);
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': ' List parcels' } },
};
