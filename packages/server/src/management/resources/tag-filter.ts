import { type FilterClause, unknownFilter } from '../filter.ts';

/** Whether a clause of a filter asks for tags. */
export function isTagClause({ name }: FilterClause): boolean {
  return name === 'tagname' || name === 'tagvalue';
}

/** `tagName eq 'a' and tagValue eq 'b'`; the name alone asks for what has such a tag, whatever its value. Refuses any other clause. */
export function readTagFilter(clauses: readonly FilterClause[]): (tags: Readonly<Record<string, string>>) => boolean {
  let name: string | undefined;
  let value: string | undefined;
  for (const clause of clauses) {
    const isKnown = clause.kind === 'compare' && clause.operator === 'eq' && clause.value !== null;
    if (isKnown && clause.name === 'tagname') name = clause.value ?? undefined;
    else if (isKnown && clause.name === 'tagvalue') value = clause.value ?? undefined;
    else throw unknownFilter(clause.name);
  }
  if (name === undefined && value !== undefined) throw unknownFilter('tagvalue');
  return (tags) =>
    name === undefined || Object.entries(tags).some(([tag, held]) => sameTag(tag, name) && held === (value ?? held));
}

/** Names of tags compare ignoring case, their values do not. */
function sameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
