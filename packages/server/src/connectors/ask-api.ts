import {
  type BoundLookup,
  type Connector,
  type JsonObject,
  type JsonValue,
  type Lookup,
  type LookupItem,
  lookups,
  type Operation,
  type TreeLookup,
} from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { TestedOperation } from '@tenon/runtime';

/** A lookup in its situation, and the way to call operations of the connector. */
export interface ApiQuestion {
  readonly connector: Connector;
  /** The operation whose input is asked about; without it `values` belong to the called operation. */
  readonly operation?: Operation;
  readonly values: JsonObject;
  /** The item of a tree that is opened. */
  readonly selected?: JsonValue;
  readonly call: (operationId: string, values: JsonObject) => Promise<TestedOperation>;
}

/** What came of a question: what was asked for, or the inputs that must be given first. */
export type ApiAnswer<T> = { readonly kind: 'told'; readonly told: T } | Extract<BoundLookup, { kind: 'waiting' }>;

/** Asks an API for the values of a list. */
export function askItems(lookup: Lookup, question: ApiQuestion): Promise<ApiAnswer<readonly LookupItem[]>> {
  return ask(lookup, question, (body) => lookups.readItems(lookup, body));
}

/** Asks an API for the items at the root of a tree, or inside of a chosen one. What may not be chosen by the tree's settings says so. */
export function askTree(tree: TreeLookup, question: ApiQuestion): Promise<ApiAnswer<readonly LookupItem[]>> {
  const lookup = question.selected === undefined ? tree.open : (tree.browse ?? tree.open);
  return ask(lookup, question, (body) =>
    lookups.readItems(lookup, body).map((item) => ({
      ...item,
      isSelectable: item.isSelectable && (item.isParent ? tree.canSelectParents : tree.canSelectLeaves),
    })),
  );
}

/** Asks an API for a schema. */
export function askSchema(lookup: Lookup, question: ApiQuestion): Promise<ApiAnswer<JsonObject>> {
  return ask(lookup, question, (body) => lookups.readSchema(lookup, body));
}

async function ask<T>(
  lookup: Lookup,
  question: ApiQuestion,
  read: (body: JsonValue | undefined) => T,
): Promise<ApiAnswer<T>> {
  const bound = lookups.bind(lookup, question);
  if (bound.kind === 'waiting') return bound;
  return { kind: 'told', told: read(bodyOf(await question.call(bound.operationId, bound.values))) };
}

function bodyOf({ response, failure }: TestedOperation): JsonValue | undefined {
  if (response === null) throw new Refusal('lookup-failed', `The API gave no answer: ${failure?.message ?? 'unknown'}`);
  const body = readJson(response.body);
  if (response.status < 400) return body;
  const why = messageIn(body);
  throw new Refusal('lookup-failed', `The API answered ${response.status}${why === '' ? '.' : `: ${why}`}`);
}

function readJson(text: string): JsonValue | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Not JSON: the text is the body.
    return text;
  }
}

/** What an API says of its refusal, in the members where APIs say it. */
function messageIn(body: JsonValue | undefined): string {
  if (typeof body === 'string') return body.slice(0, 300);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return '';
  const { error, message, error_description: described, detail } = body as JsonObject;
  for (const one of [message, described, detail, error]) {
    if (typeof one === 'string' && one !== '') return one.slice(0, 300);
  }
  return typeof error === 'object' && error !== null ? messageIn(error) : '';
}
