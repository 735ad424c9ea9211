import type { CheckedRule } from '../../review/rule.ts';
import type { OperationNode } from '../../survey/nodes.ts';
import { quote } from '../../text/text.ts';

/** No variable of a path can take the fixed text of another path with the same method. */
export const pathNotAmbiguous: CheckedRule<'definition'> = {
  id: 'path-not-ambiguous',
  severity: 'warning',
  level: 'path',
  fix: 'none',
  source: 'SV PartialDuplicateOperationPath',
  summary: 'No variable of a path can take the fixed text of another path with the same method.',
  why: 'A value may reach the wrong operation.',
  remedy: 'Put a fixed word before the variable.',
  on: 'definition',
  check(definition, report) {
    const byShape = new Map<string, OperationNode[]>();
    for (const operation of definition.operations) {
      const key = `${operation.method} ${operation.path.path.split('/').length}`;
      const group = byShape.get(key);
      if (group) group.push(operation);
      else byShape.set(key, [operation]);
    }
    for (const group of byShape.values()) {
      const split = group.map((operation) => ({ operation, segments: operation.path.path.toLowerCase().split('/') }));
      for (const variable of split) {
        if (!variable.segments.some((segment) => segment.includes('{'))) continue;
        const fixed = split.find((other) => other !== variable && overlaps(variable.segments, other.segments));
        if (fixed)
          report(
            variable.operation,
            `A value of ${quote(variable.operation.path.path)} can be the fixed text of ${quote(fixed.operation.path.path)}.`,
            { operation: variable.operation },
          );
      }
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get',
    bad: {
      '/paths/~1parcels~1newest': { get: { operationId: 'GetNewest', responses: { '200': { description: 'OK' } } } },
    },
  },
};

/** Whether every segment can be the same, and one is a variable here and fixed text there. */
function overlaps(variable: readonly string[], fixed: readonly string[]): boolean {
  let hasClash = false;
  for (const [index, segment] of variable.entries()) {
    const other = fixed[index] ?? '';
    if (/^\{[^{}]*\}$/.test(segment)) {
      if (!other.includes('{')) hasClash = true;
    } else if (segment !== other && !/^\{[^{}]*\}$/.test(other)) return false;
    else if (segment !== other) return false;
  }
  return hasClash;
}
