import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The names in "tags" are unique. */
export const tagsUnique: CheckedRule<'definition'> = {
  id: 'tags-unique',
  severity: 'warning',
  level: 'document',
  fix: 'safe',
  source: 'OAS2',
  summary: 'The names in "tags" are unique.',
  why: 'A tag described twice has no clear description.',
  remedy: 'Remove the second entry.',
  on: 'definition',
  check(definition, report) {
    const seen = new Set<string>();
    listOr(own(definition.value, 'tags')).forEach((tag, index) => {
      const name = textOr(own(objectOr(tag), 'name'));
      const at = below(definition.at, 'tags', index);
      if (name !== '' && seen.has(name))
        report(at, `The tag ${quote(name)} is described twice.`, { fix: () => [{ kind: 'remove', at }] });
      seen.add(name);
    });
  },
  example: {
    at: '/tags/1',
    bad: { '/tags': [{ name: 'parcels' }, { name: 'parcels' }] },
    good: { '/tags': [{ name: 'parcels' }] },
  },
};
