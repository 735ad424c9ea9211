import { type LookupItem, lookups } from '@tenon/connector';
import type { AnswerOf, lookUpInput as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { notFound } from '../routing/not-allowed.ts';
import { type ApiQuestion, askItems, askSchema, askTree } from './ask-api.ts';
import { describeFields } from './describe-operation.ts';

type Answer = AnswerOf<typeof contract>;

/** Finds out from the API what an input of an operation may be: its values, or the fields that it is made of. */
export async function lookUpInput(
  question: Omit<ApiQuestion, 'operation'> & { readonly operationId: string; readonly input: string },
): Promise<Answer> {
  const { connector, operationId, input } = question;
  const operation = connector.operations.find((one) => one.operationId === operationId);
  if (operation === undefined) throw notFound('operation', operationId);
  const asked = { ...question, operation };
  const dynamic = lookups.dynamicOf(connector, operation, input);
  const values = lookups.valuesLookup(connector, dynamic);
  if (values?.kind === 'list') return toItems(await askItems(values.list, asked));
  if (values?.kind === 'tree') return toItems(await askTree(values.tree, asked));
  if (values?.kind === 'built-in') {
    throw new Refusal(
      'lookup-built-in',
      `The values of '${input}' come from '${values.name}', which belongs to another platform. Type the value instead.`,
    );
  }
  const schema = lookups.schemaLookup(dynamic);
  if (schema === undefined)
    throw new Refusal('lookup-missing', `The definition names no operation that tells '${input}'.`);
  const answer = await askSchema(schema, asked);
  if (answer.kind === 'waiting') return toWaiting(answer);
  const path = input.split('/').slice(1);
  return { kind: 'fields', fields: describeFields(lookups.fieldsOfSchema(asked, answer.told, path)) };
}

function toItems(answer: Awaited<ReturnType<typeof askItems>>): Answer {
  if (answer.kind === 'waiting') return toWaiting(answer);
  return { kind: 'items', items: answer.told.map((item: LookupItem) => ({ ...item })) };
}

function toWaiting({ missing }: Extract<Awaited<ReturnType<typeof askItems>>, { kind: 'waiting' }>): Answer {
  return { kind: 'waiting', missing: missing.map((one) => ({ ...one })) };
}
