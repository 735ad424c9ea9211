import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import type { Spot } from '../../survey/spot.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Lists that are sets hold nothing twice. */
export const arrayNoDuplicates: CheckedRule<'definition'> = {
  id: 'array-no-duplicates',
  severity: 'warning',
  level: 'any',
  fix: 'safe',
  source: 'SV ArrayDuplicateValue',
  summary: 'Lists that are sets hold nothing twice.',
  why: 'The second entry means nothing.',
  remedy: 'Remove the second entry.',
  on: 'definition',
  check(definition, report) {
    const check = (holder: JsonObject, name: string, around: Spot): void => {
      const value = own(holder, name);
      if (!isList(value) || value.length < 2) return;
      if (new Set(value).size === value.length && value.every((item) => typeof item === 'string')) return;
      const at = below(around, name);
      const seen = new Set<string>();
      value.forEach((item, index) => {
        const key = JSON.stringify(item);
        const place = below(at, index);
        if (seen.has(key))
          report(place, `${quote(item)} stands twice in "${at.key}".`, { fix: () => [{ kind: 'remove', at: place }] });
        seen.add(key);
      });
    };
    for (const name of ['schemes', 'consumes', 'produces']) check(definition.value, name, definition.at);
    for (const { at, value } of definition.operations)
      for (const name of ['schemes', 'consumes', 'produces', 'tags']) check(value, name, at);
    for (const name of ['enum', 'required'])
      for (const { at, value } of definition.typedWith.get(name) ?? []) check(value, name, at);
  },
  example: { at: '/produces/1', bad: { '/produces': ['application/json', 'application/json'] } },
};
