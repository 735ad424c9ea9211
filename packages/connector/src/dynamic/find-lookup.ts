import { Refusal } from '@tenon/diagnostics';
import type { Connector } from '../model/connector.ts';
import type { DynamicExtensions, Operation } from '../model/operation.ts';
import { schemaBelow } from './operation-input.ts';

/** The dynamic extensions of an input of an operation by its key; refuses a key that the operation does not have. */
export function dynamicOf(connector: Connector, operation: Operation, key: string): DynamicExtensions {
  const parameter = operation.parameters.find(({ name }) => name === key);
  if (parameter !== undefined) return parameter.dynamic;
  const { body } = operation;
  if (body !== undefined && (key === body.name || key.startsWith(`${body.name}/`))) {
    const names = key === body.name ? [] : key.slice(body.name.length + 1).split('/');
    const schema = schemaBelow(connector, body, names);
    if (schema !== undefined) return names.length === 0 ? { ...schema.dynamic, ...body.dynamic } : schema.dynamic;
  }
  throw new Refusal('input-not-found', `The operation '${operation.operationId}' has no input '${key.slice(0, 200)}'.`);
}
