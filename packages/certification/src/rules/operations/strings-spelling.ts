import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { spellCheckerFor } from '../../survey/spell-checker-for.ts';
import { below, type Spot } from '../../survey/spot.ts';

/** Visible summaries and descriptions have no misspelt words. */
export const stringsSpelling: CheckedRule<'definition'> = {
  id: 'strings-spelling',
  severity: 'info',
  level: 'any',
  fix: 'none',
  source: 'SUB',
  summary: 'Visible summaries and descriptions have no misspelt words.',
  why: 'Misspelt words look careless.',
  remedy: 'Correct the word.',
  on: 'definition',
  check(definition, report) {
    const checker = spellCheckerFor(definition);
    const places = new Map<string, { meant: string; first: Spot; others: Spot[] }>();
    const check = (at: Spot, value: JsonObject, names: readonly string[]): void => {
      if (own(value, 'x-ms-visibility') === 'internal') return;
      for (const name of names) {
        const text = own(value, name);
        for (const { word, meant } of typeof text === 'string' ? checker.check(text) : []) {
          const known = places.get(word);
          if (known) known.others.push(below(at, name));
          else places.set(word, { meant, first: below(at, name), others: [] });
        }
      }
    };
    for (const { at, value } of definition.operations) check(at, value, ['summary', 'description']);
    for (const { at, value } of definition.parameters) check(at, value, ['x-ms-summary', 'description']);
    for (const { at, value } of definition.properties) check(at, value, ['x-ms-summary', 'title', 'description']);
    for (const [word, { meant, first, others }] of places)
      report(first, `"${word}" looks misspelt; perhaps "${meant}".`, { related: others });
  },
  example: {
    at: '/paths/~1parcels/get/description',
    bad: { '/paths/~1parcels/get/description': 'Returns the parcels that were recieved from a depot.' },
  },
};
