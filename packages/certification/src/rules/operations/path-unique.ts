import type { CheckedRule } from '../../review/rule.ts';
import type { PathNode } from '../../survey/nodes.ts';
import { quote } from '../../text/text.ts';

/** No two paths are the same, and no two operations have the same method and path once variables are blanked out. */
export const pathUnique: CheckedRule<'definition'> = {
  id: 'path-unique',
  severity: 'error',
  level: 'path',
  fix: 'none',
  source: 'SV PathRedefined, DuplicateOperationPath',
  summary:
    'No two paths are the same, and no two operations have the same method and path once variables are blanked out.',
  why: 'A call would not know where to go.',
  remedy: 'Remove one of them, or tell them apart by fixed text.',
  on: 'definition',
  check(definition, report) {
    const paths = new Map<string, PathNode>();
    const seen = new Set<string>();
    for (const path of definition.paths) {
      const lower = path.path.toLowerCase();
      const twin = paths.get(lower);
      if (twin !== undefined)
        report(path, `The paths ${quote(path.path)} and ${quote(twin.path)} differ in letter case only.`);
      else paths.set(lower, path);
      for (const { at, method, name } of path.operations) {
        const key = `${method} ${lower.replace(/\{[^{}]*\}/g, '{}')}`;
        if (twin === undefined && seen.has(key))
          report(at, `Another operation has the same method and path as "${name}" once the variables are left out.`);
        seen.add(key);
      }
    }
  },
  example: {
    at: '/paths/~1parcels~1{number}/get',
    bad: {
      '/paths/~1parcels~1{number}': { get: { operationId: 'FindParcel', responses: { '200': { description: 'OK' } } } },
    },
  },
};
