import { lookups } from '@tenon/connector';
import type { AnswerOf, lookUpInput as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { notFound } from '../routing/not-allowed.ts';
import { type ApiAnswer, type ApiQuestion, askItems, askSchema, askTree, type ItemPage } from './ask-api.ts';
import { describeFields } from './describe-operation.ts';
import { findAsked } from './find-asked.ts';

type Answer = AnswerOf<typeof contract>;

/** Finds out from the API what an input of an operation may be: its values, or the fields that it is made of. */
export async function lookUpInput(
  question: Omit<ApiQuestion, 'operation'> & { readonly operationId: string; readonly input: string },
): Promise<Answer> {
  const { connector, operationId, input } = question;
  const operation = connector.operations.find((one) => one.operationId === operationId);
  if (operation === undefined) throw notFound('operation', operationId);
  const found = await findAsked({ ...question, operation }, input);
  if (found.kind === 'waiting') return toWaiting(found);
  const { dynamic, told } = found.told;
  const asked = { ...question, operation, told };
  const values = lookups.valuesLookup(connector, dynamic);
  if (values?.kind === 'list') return toItems(await askItems(values.list, asked));
  if (values?.kind === 'tree') return toItems(await askTree(values.tree, asked));
  if (values?.kind === 'built-in') {
    throw new Refusal(
      'lookup-built-in',
      `The values of '${input}' come from '${values.name}', which belongs to another platform. Type the value instead.`,
    );
  }
  const lookup = lookups.schemaLookup(dynamic);
  if (lookup === undefined)
    throw new Refusal('lookup-missing', `The definition names no operation that tells '${input}'.`);
  const answer = await askSchema(lookup, asked);
  if (answer.kind === 'waiting') return toWaiting(answer);
  const schema = { schema: answer.told, path: input.split('/').slice(1) };
  return { kind: 'fields', fields: describeFields(lookups.fieldsOfSchema(asked, schema)) };
}

function toItems(answer: ApiAnswer<ItemPage>): Answer {
  if (answer.kind === 'waiting') return toWaiting(answer);
  const { items, next } = answer.told;
  return { kind: 'items', items: items.map((item) => ({ ...item })), next: next ?? null };
}

function toWaiting({ missing }: Extract<ApiAnswer<unknown>, { kind: 'waiting' }>): Answer {
  return { kind: 'waiting', missing: missing.map((one) => ({ ...one })) };
}
