import { type Filter, type FilterClause, unknownFilter } from '../filter.ts';

type Tags = Readonly<Record<string, string>>;

/** Whether a clause of a filter asks for tags. */
export function isTagClause({ name }: FilterClause): boolean {
  return name === 'tagname' || name === 'tagvalue';
}

/**
 * `tagName eq 'a' and tagValue eq 'b'`; the name alone asks for what has such a tag, whatever its value. A value is that of the
 * tag named beside it. Refuses any other clause.
 */
export function tagTest(
  clause: FilterClause,
  beside: readonly Filter[],
): (subject: { readonly tags: Tags }) => boolean {
  const { name, value } = clause;
  const isKnown = clause.kind === 'compare' && clause.operator === 'eq' && value !== null;
  if (!isKnown || !isTagClause(clause)) throw unknownFilter(clause);
  if (name === 'tagname') return ({ tags }) => Object.keys(tags).some((tag) => sameTag(tag, value));
  const named = beside.findLast((term) => term.kind === 'compare' && term.name === 'tagname');
  if (named?.kind !== 'compare') throw unknownFilter(clause);
  return ({ tags }) => Object.entries(tags).some(([tag, held]) => sameTag(tag, named.value ?? '') && held === value);
}

/** Names of tags compare ignoring case, their values do not. */
function sameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
