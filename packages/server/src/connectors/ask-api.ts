import {
  type BoundLookup,
  type Connector,
  type JsonObject,
  type JsonValue,
  type Lookup,
  type LookupItem,
  lookups,
  type Operation,
  type ToldSchema,
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
  /** The schema in which the lookup stands, where the API told that. */
  readonly told?: ToldSchema | undefined;
  /** The item of a tree that is opened. */
  readonly selected?: JsonValue;
  /** A page that an earlier answer named as its next one. */
  readonly page?: string;
  /** `page` is one that an earlier call of the same operation answered. */
  readonly call: (operationId: string, values: JsonObject, page: string | undefined) => Promise<TestedOperation>;
}

/** Items in the order of the API. */
export interface ItemPage {
  readonly items: readonly LookupItem[];
  /** What to ask for the ones that follow; undefined at the end. */
  readonly next: string | undefined;
}

/** Pages are followed until this many were read, or this many items came. Who wants more asks for the next. */
const mostPages = 5;
const enoughItems = 500;

/** What came of a question: what was asked for, or the inputs that must be given first. */
export type ApiAnswer<T> = { readonly kind: 'told'; readonly told: T } | Extract<BoundLookup, { kind: 'waiting' }>;

/** Asks an API for the values of a list. */
export async function askItems(lookup: Lookup, question: ApiQuestion): Promise<ApiAnswer<ItemPage>> {
  const items: LookupItem[] = [];
  let { page } = question;
  for (let read = 0; read < mostPages; read += 1) {
    const answer = await ask(lookup, { ...question, ...(page === undefined ? {} : { page }) });
    if (answer.kind === 'waiting') return answer;
    items.push(...lookups.readItems(lookup, answer.told.body));
    page = answer.told.next;
    if (page === undefined || items.length >= enoughItems) break;
  }
  return { kind: 'told', told: { items, next: page } };
}

/** Asks an API for the items at the root of a tree, or inside of a chosen one. What may not be chosen by the tree's settings says so. */
export async function askTree(tree: TreeLookup, question: ApiQuestion): Promise<ApiAnswer<ItemPage>> {
  const lookup = question.selected === undefined ? tree.open : (tree.browse ?? tree.open);
  const answer = await askItems(lookup, question);
  if (answer.kind === 'waiting') return answer;
  const items = answer.told.items.map((item) => ({
    ...item,
    isSelectable: item.isSelectable && (item.isParent ? tree.canSelectParents : tree.canSelectLeaves),
  }));
  return { kind: 'told', told: { ...answer.told, items } };
}

/** Asks an API for a schema. */
export async function askSchema(lookup: Lookup, question: ApiQuestion): Promise<ApiAnswer<JsonObject>> {
  const answer = await ask(lookup, question);
  return answer.kind === 'waiting' ? answer : { kind: 'told', told: lookups.readSchema(lookup, answer.told.body) };
}

interface Told {
  readonly body: JsonValue | undefined;
  readonly next: string | undefined;
}

async function ask(lookup: Lookup, question: ApiQuestion): Promise<ApiAnswer<Told>> {
  const bound = lookups.bind(lookup, question);
  if (bound.kind === 'waiting') return bound;
  const tested = await question.call(bound.operationId, bound.values, question.page);
  return { kind: 'told', told: { body: bodyOf(tested), next: tested.next } };
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
