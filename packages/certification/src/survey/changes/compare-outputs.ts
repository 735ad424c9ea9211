import type { JsonValue } from '@tenon/connector';
import { objectOr, own } from '../json.ts';
import { below, type Spot } from '../spot.ts';
import type { Side } from './compare-inputs.ts';
import { schemaFields, typeOfField } from './schema-fields.ts';
import type { NoteChange } from './version-change.ts';

/** Notes what changed of the success schema and of the notification content of an operation. */
export function compareOutputs(before: Side, after: Side, note: NoteChange): void {
  compareSchemas({ ...before, schema: successSchema(before) }, { ...after, schema: successSchema(after) }, note);
  compareSchemas({ ...before, schema: notified(before) }, { ...after, schema: notified(after) }, note);
}

interface Described {
  readonly value: JsonValue;
  readonly at: Spot;
}

function successSchema({ operation }: Side): Described | undefined {
  return operation.responses.find(({ isSuccess, schema }) => isSuccess && schema !== undefined)?.schema;
}

function notified({ operation }: Side): Described | undefined {
  const value = own(objectOr(own(operation.path.value, 'x-ms-notification-content')), 'schema');
  return operation.isWebhook && value !== undefined
    ? { value, at: below(operation.path.at, 'x-ms-notification-content', 'schema') }
    : undefined;
}

type SchemaSide = Side & { readonly schema: Described | undefined };

function compareSchemas(before: SchemaSide, after: SchemaSide, note: NoteChange): void {
  const { operation, schema } = after;
  if (before.schema === undefined) return;
  if (schema === undefined) {
    note('output-removed', operation.at, { message: `"${operation.name}" no longer says what it returns.`, operation });
    return;
  }
  const old = schemaFields(before.definition, before.schema.value, before.schema.at);
  const next = schemaFields(after.definition, schema.value, schema.at);
  if (old === undefined || next === undefined) return;
  for (const [path, field] of old) {
    const same = next.get(path);
    if (same === undefined) {
      if (field.parent === undefined || next.has(field.parent))
        note('output-removed', schema.at, {
          message: `The output "${path}" of "${operation.name}" is gone.`,
          operation,
        });
    } else if (typeOfField(field.value) !== typeOfField(same.value)) {
      const name = path === '' ? `What "${operation.name}" returns` : `The output "${path}" of "${operation.name}"`;
      note('output-type', same.at, {
        message: `${name} changes from ${typeOfField(field.value)} to ${typeOfField(same.value)}.`,
        operation,
      });
    }
  }
}
