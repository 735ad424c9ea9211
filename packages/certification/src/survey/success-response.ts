import type { JsonValue } from '@tenon/connector';
import type { Edit } from '../review/rule.ts';
import { isObject, own } from './json.ts';
import type { OperationNode } from './nodes.ts';
import { below } from './spot.ts';

/** What stands for the failures of an operation that declares none. */
const failure = { description: 'The operation failed.' };

/** The responses of an operation that declares none: reading gives something back, everything else only succeeds. */
export function barestResponses(operation: OperationNode): {
  readonly [status: string]: { readonly description: string };
} {
  return { ...barestSuccess(operation), default: failure };
}

/** The edits that give an operation a success response: its default one becomes that if it is the only one. */
export function successEdits(operation: OperationNode, responses: JsonValue | undefined): readonly Edit[] {
  const at = below(operation.at, 'responses');
  const known = isObject(responses) ? Object.keys(responses).filter((status) => !status.startsWith('x-')) : [];
  if (known.length !== 1 || known[0] !== 'default')
    return Object.entries(barestSuccess(operation)).map(([status, value]) => ({
      kind: 'set',
      at: below(at, status),
      value,
    }));
  const byDefault = below(at, 'default');
  const response = isObject(responses) ? own(responses, 'default') : undefined;
  const schema = isObject(response) ? own(response, 'schema') : undefined;
  const isEmpty = isObject(schema) && Object.keys(schema).length === 0;
  return [
    ...(isEmpty ? [{ kind: 'remove', at: below(byDefault, 'schema') } as const] : []),
    { kind: 'rename', at: byDefault, name: '200' },
    { kind: 'set', at: byDefault, value: failure },
  ];
}

function barestSuccess({ method }: OperationNode): { readonly [status: string]: { readonly description: string } } {
  return method === 'get' || method === 'head'
    ? { '200': { description: 'OK' } }
    : { '204': { description: 'No Content' } };
}
