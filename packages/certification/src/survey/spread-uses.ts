import { decodePercent } from './decode-percent.ts';
import type { DynamicNode, OperationNode, SchemaRoot } from './nodes.ts';

/** What a walk over a definition has found so far. */
export interface Walked {
  readonly operations: readonly OperationNode[];
  readonly roots: readonly SchemaRoot[];
  readonly rootByPointer: ReadonlyMap<string, SchemaRoot>;
  readonly dynamics: readonly (DynamicNode & { readonly uses: OperationNode[] })[];
}

/** Hands the operations that use a body, a success response or a notification on to every definition that it reaches. */
export function spreadUses(walked: Walked): void {
  const { operations, roots, dynamics } = walked;
  for (const operation of operations) {
    for (const { schema } of operation.parameters)
      if (schema) spread(walked, schema.root, { side: 'requests', operation });
    for (const { schema, isSuccess } of operation.responses) {
      if (schema && isSuccess) spread(walked, schema.root, { side: 'responses', operation });
    }
  }
  for (const root of roots) {
    if (root.kind !== 'notification') continue;
    for (const operation of [...root.responses]) spread(walked, root, { side: 'responses', operation });
  }
  for (const { parameter, schema, uses } of dynamics) {
    const users = parameter?.uses ?? [...(schema?.root.requests ?? []), ...(schema?.root.responses ?? [])];
    uses.push(...new Set(users));
  }
}

function spread(
  { rootByPointer }: Walked,
  root: SchemaRoot,
  { side, operation }: { readonly side: 'requests' | 'responses'; readonly operation: OperationNode },
): void {
  const seen = new Set<SchemaRoot>([root]);
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    next[side].add(operation);
    for (const target of next.targets) {
      const found = rootByPointer.get(target) ?? rootByPointer.get(decodePercent(target));
      if (found && !seen.has(found)) {
        seen.add(found);
        waiting.push(found);
      }
    }
  }
}
