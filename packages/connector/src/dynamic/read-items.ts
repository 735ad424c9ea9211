import { Refusal } from '@tenon/diagnostics';
import { isJsonList, isJsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import { holdsForItem } from './item-condition.ts';
import { valueAtItemPath } from './item-path.ts';
import type { Lookup } from './lookup.ts';

/** One value that may be chosen, with what people see of it. */
export interface LookupItem {
  readonly value: JsonValue;
  readonly title: string;
  /** Where it is in a tree, as the API says it; empty where it says nothing. */
  readonly fullTitle: string;
  readonly isParent: boolean;
  readonly isSelectable: boolean;
  /** The item as the API gave it: what the inside of a parent is asked for with. */
  readonly source: JsonValue;
}

/** The items in the answer of a lookup, in its order. Those without a value are left out; a body without a list is refused. */
export function readItems(lookup: Lookup, body: JsonValue | undefined): readonly LookupItem[] {
  const list = listIn(body, lookup.itemsPath);
  return list.flatMap((source) => {
    const value = valueAtItemPath(source, lookup.valuePath) ?? (isScalar(source) ? source : undefined);
    if (value === undefined || value === null) return [];
    const title = lookup.titlePath === '' ? undefined : valueAtItemPath(source, lookup.titlePath);
    const selectable = lookup.selectablePath === '' ? true : valueAtItemPath(source, lookup.selectablePath);
    return [
      {
        value,
        title: scalarText(title) || scalarText(value),
        fullTitle: lookup.fullTitlePath === '' ? '' : scalarText(valueAtItemPath(source, lookup.fullTitlePath)),
        isParent: holdsForItem(source, lookup.isParent),
        isSelectable: selectable !== false && selectable !== 'false',
        source,
      },
    ];
  });
}

function listIn(body: JsonValue | undefined, path: string): readonly JsonValue[] {
  const found = valueAtItemPath(body, path);
  if (isJsonList(found)) return found;
  // Without a path, an answer that wraps its list means `value`, or its only list.
  const wrapped =
    path === '' && isJsonObject(found) ? Object.entries(found).filter(([, inside]) => isJsonList(inside)) : [];
  const [, list] = wrapped.find(([name]) => name === 'value') ?? (wrapped.length === 1 ? wrapped : [])[0] ?? [];
  if (isJsonList(list)) return list;
  throw new Refusal(
    'lookup-answer-unfit',
    path === ''
      ? 'The API answered no list of values.'
      : `The API's answer has no list at '${path.slice(0, 200)}', where the definition says that the values are.`,
  );
}

function isScalar(value: JsonValue): boolean {
  return typeof value !== 'object' || value === null;
}
