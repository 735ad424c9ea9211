import type { CheckedRule } from '../../review/rule.ts';
import { pointerOf } from '../../survey/spot.ts';
import { count } from '../../text/text.ts';

/** Recursive definitions are named. */
export const schemaRecursive: CheckedRule<'definition'> = {
  id: 'schema-recursive',
  severity: 'info',
  level: 'schema',
  fix: 'none',
  source: 'OWN',
  summary: 'Recursive definitions are named.',
  why: 'Outputs below the first repetition cannot be picked.',
  remedy: 'Nothing has to be done; the designer cuts the schema there.',
  on: 'definition',
  check(definition, report) {
    const edges = new Map<string, Set<string>>();
    for (const root of definition.roots) if (root.kind === 'definition') edges.set(pointerOf(root.at), root.targets);
    const recursive = definition.roots.filter(
      (root) => root.kind === 'definition' && isOnCycle(edges, pointerOf(root.at)),
    );
    const [first] = recursive;
    if (first !== undefined)
      report(
        first.at,
        `${count(recursive.length, 'definition')} contain${recursive.length === 1 ? 's' : ''} values of the same kind: ${recursive
          .slice(0, 5)
          .map(({ name }) => name)
          .join(', ')}${recursive.length > 5 ? ', ...' : ''}.`,
        { related: recursive.slice(1).map(({ at }) => at) },
      );
  },
  example: {
    at: '/definitions/Parcel',
    bad: { '/definitions/Parcel/properties/inside': { $ref: '#/definitions/Parcel' } },
  },
};

function isOnCycle(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(edges.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const target of edges.get(next) ?? []) waiting.push(target);
  }
  return false;
}
