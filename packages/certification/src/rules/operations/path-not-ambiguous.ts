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
      if (group.length < 2) continue;
      const split = group.map((operation) => ({ operation, segments: segmentsOf(operation.path.path) }));
      for (const variable of split) {
        if (!variable.operation.path.path.includes('{')) continue;
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

interface Segment {
  readonly text: string;
  /** Nothing but one variable, which takes any text. */
  readonly isVariable: boolean;
}

function segmentsOf(path: string): readonly Segment[] {
  return path
    .toLowerCase()
    .split('/')
    .map((text) => ({ text, isVariable: /^\{[^{}]*\}$/.test(text) }));
}

/** Whether every segment can be the same, and one is a variable here and fixed text there. */
function overlaps(variable: readonly Segment[], fixed: readonly Segment[]): boolean {
  let hasClash = false;
  for (let index = 0; index < variable.length; index += 1) {
    const here = variable[index];
    const there = fixed[index];
    if (here === undefined || there === undefined) return false;
    if (here.isVariable) hasClash ||= !there.text.includes('{');
    else if (here.text !== there.text) return false;
  }
  return hasClash;
}
