import type { SchemaPlace } from '../model/connector.ts';
import type { Operation, Response } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import type { ChangeKind } from './change.ts';
import { type FieldPair, pairFields, relate, typeText } from './compare-schemas.ts';
import type { Note, Side } from './diff-connectors.ts';

/** Compares what two versions of an operation answer: a new version may only promise more. */
export function compareOutputs(before: Side, after: Side, note: Note): void {
  const { operationId } = before.operation;
  const tell = (kind: ChangeKind, field: string, message: string): void => note(kind, message, { operationId, field });
  const old = outputsOf(before.operation);
  const next = outputsOf(after.operation);
  for (const [status, place] of old) {
    const changed = next.get(status) ?? (isSuccess(status, old) ? firstSuccess(next) : undefined);
    if (place && changed) compareBodies({ side: before, place }, { side: after, place: changed, status }, tell);
    else if (place && isSuccess(status, old))
      tell('OutputFieldDeleted', status, `The answer ${status} no longer has a described body.`);
  }
  compareHeaders(before, after, tell);
  for (const status of next.keys()) if (!old.has(status)) tell('ResponseAdded', status, `The answer ${status} is new.`);
}

/** The headers of answers that both versions have, their names without regard to case. */
function compareHeaders(before: Side, after: Side, tell: Tell): void {
  for (const response of before.operation.responses) {
    const changed = after.operation.responses.find(({ status }) => status === response.status);
    if (!changed) continue;
    const headersOf = ({ headers }: Response): ReadonlyMap<string, Response['headers'][number]> =>
      new Map(headers.map((header) => [header.name.toLowerCase(), header]));
    const next = headersOf(changed);
    const old = headersOf(response);
    for (const [key, header] of old) {
      const field = `${response.status}.headers.${header.name}`;
      const other = next.get(key);
      if (!other) tell('OutputFieldDeleted', field, `The header ${header.name} is gone.`);
      else
        tellRelation(readSchema(before.connector, header.schema), readSchema(after.connector, other.schema), {
          field,
          tell,
        });
    }
    for (const [key, { name }] of next) {
      if (!old.has(key)) tell('OutputFieldAdded', `${response.status}.headers.${name}`, `The header ${name} is new.`);
    }
  }
}

type Outputs = ReadonlyMap<string, SchemaPlace | undefined>;

/** Whether an answer is an output of the operation: the default one is where no other tells of success. */
function isSuccess(status: string, outputs: Outputs): boolean {
  if (status !== 'default') return status.startsWith('2') || status === 'notification';
  return ![...outputs].some(([other, place]) => other.startsWith('2') && place !== undefined);
}

function firstSuccess(outputs: Outputs): SchemaPlace | undefined {
  return [...outputs].find(([status, place]) => isSuccess(status, outputs) && place !== undefined)?.[1];
}

/** The schemas of the answers by status, and of what a webhook trigger receives. */
function outputsOf(operation: Operation): Outputs {
  const outputs = new Map<string, SchemaPlace | undefined>(
    operation.responses.map(({ status, contents }) => [status, contents[0]?.schema]),
  );
  if (operation.notification) outputs.set('notification', operation.notification.schema);
  return outputs;
}

type Tell = (kind: ChangeKind, field: string, message: string) => void;

interface Output {
  readonly side: Side;
  readonly place: SchemaPlace;
}

function compareBodies(before: Output, after: Output & { readonly status: string }, tell: Tell): void {
  const { status } = after;
  const old = readSchema(before.side.connector, before.place);
  const next = readSchema(after.side.connector, after.place);
  tellRelation(old, next, { field: status, tell });
  pairFields(
    { owner: before.side.connector, place: before.place },
    { owner: after.side.connector, place: after.place },
    (pair) => compareField(pair, status, tell),
  );
}

function compareField({ path, before, after }: FieldPair, status: string, tell: Tell): void {
  const field = `${status}.${path}`;
  if (!before) {
    tell('OutputFieldAdded', field, `The output ${field} is new.`);
    return;
  }
  if (!after) {
    tell('OutputFieldDeleted', field, `The output ${field} is gone.`);
    return;
  }
  const { schema: old } = before;
  const { schema: next } = after;
  if (before.required && !after.required) tell('OutputFieldOptional', field, `${field} is no longer always there.`);
  if (old.visibility !== 'internal' && next.visibility === 'internal')
    tell('OutputFieldDeleted', field, `The output ${field} becomes internal.`);
  if (old.label !== next.label || old.description !== next.description)
    tell('TextChanged', field, `Label or description of ${field} changes.`);
  tellRelation(old, next, { field, tell });
}

function tellRelation(old: Schema, next: Schema, { field, tell }: { field: string; tell: Tell }): void {
  const isSameType = old.types.join() === next.types.join();
  const relation = relate(old, next);
  const message = isSameType
    ? `The values of ${field} change.`
    : `${field} changes from ${typeText(old)} to ${typeText(next)}.`;
  if (relation === 'same') return;
  if (relation === 'narrower') tell('OutputFieldNarrowed', field, message);
  else if (relation === 'other' || !isSameType) tell('OutputFieldTypeChanged', field, message);
  else tell('OutputFieldWidened', field, message);
}
