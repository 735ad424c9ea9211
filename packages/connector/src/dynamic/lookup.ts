import type { Connector } from '../model/connector.ts';
import type { DynamicExtensions } from '../model/operation.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
  textMember,
} from '../source/json-value.ts';

/** Where a value of a lookup's call comes from: it stands in the definition, is given to the calling operation, or is read from the chosen item. */
export type LookupSource =
  | { readonly kind: 'fixed'; readonly value: JsonValue }
  | { readonly kind: 'input'; readonly reference: string }
  | { readonly kind: 'selected'; readonly path: string };

/** One call that tells what an input may be, and how its answer is read. Paths are those of the definition; empty ones name the whole. */
export interface Lookup {
  readonly operationId: string;
  readonly parameters: ReadonlyMap<string, LookupSource>;
  readonly itemsPath: string;
  readonly valuePath: string;
  readonly titlePath: string;
  readonly fullTitlePath: string;
  /** Path to a truth value; an item without it can be chosen. */
  readonly selectablePath: string;
  /** A condition on an item: whether there are others below it. */
  readonly isParent: JsonValue;
}

/** A tree of items: how it opens, how one of its items opens, and what of it may be chosen. */
export interface TreeLookup {
  readonly open: Lookup;
  readonly browse?: Lookup;
  readonly canSelectParents: boolean;
  readonly canSelectLeaves: boolean;
}

/** What tells the values of an input: a list or a tree; or an operation of the platform that is not here. */
export type ValuesLookup =
  | { readonly kind: 'list'; readonly list: Lookup }
  | { readonly kind: 'tree'; readonly tree: TreeLookup }
  | { readonly kind: 'built-in'; readonly name: string };

/** How the values of an input are found out: `x-ms-dynamic-tree`, `-list` or `-values`, in this order. Undefined where none says it. */
export function valuesLookup(
  connector: Pick<Connector, 'capabilities'>,
  dynamic: DynamicExtensions,
): ValuesLookup | undefined {
  const tree = dynamic.tree && readTreeLookup(dynamic.tree);
  if (tree !== undefined) return { kind: 'tree', tree };
  const list = dynamic.list && readLookup(dynamic.list);
  if (list !== undefined) return { kind: 'list', list };
  if (dynamic.values === undefined) return undefined;
  if (textMember(dynamic.values, 'capability') !== undefined) return pickerLookup(connector, dynamic.values);
  const name = textMember(dynamic.values, 'builtInOperation');
  if (name !== undefined) return { kind: 'built-in', name };
  const older = readLookup(dynamic.values);
  return older && { kind: 'list', list: older };
}

/** How a schema is found out: `x-ms-dynamic-properties` or `-schema`, in this order. */
export function schemaLookup(dynamic: DynamicExtensions): Lookup | undefined {
  const declared = dynamic.properties ?? dynamic.schema;
  return declared && readLookup(declared);
}

/** Reads `open` and `browse` of a tree; a single call without them is a tree of one level. */
export function readTreeLookup(tree: JsonObject): TreeLookup | undefined {
  const settings = objectMember(tree, 'settings');
  const open = readLookup(objectMember(tree, 'open') ?? tree);
  const browse = objectMember(tree, 'browse');
  const browsed = browse && readLookup(browse);
  return (
    open && {
      open,
      ...(browsed === undefined ? {} : { browse: browsed }),
      canSelectParents: member(settings, 'canSelectParentNodes') === true,
      canSelectLeaves: member(settings, 'canSelectLeafNodes') !== false,
    }
  );
}

/** Reads one call in either dialect: `value-path` or `itemValuePath`, a literal or `{value}`, `{parameter}` or `{parameterReference}`. */
export function readLookup(call: JsonObject): Lookup | undefined {
  const operationId = textMember(call, 'operationId');
  if (operationId === undefined || operationId === '') return undefined;
  const path = (...names: readonly string[]) => names.map((name) => textMember(call, name)).find(Boolean) ?? '';
  return {
    operationId,
    parameters: readSources(objectMember(call, 'parameters')),
    itemsPath: path('itemsPath', 'value-collection'),
    valuePath: path('itemValuePath', 'value-path'),
    titlePath: path('itemTitlePath', 'value-title'),
    fullTitlePath: path('itemFullTitlePath'),
    selectablePath: path('value-selectable', 'itemSelectablePath'),
    isParent: member(call, 'itemIsParent') ?? false,
  };
}

function readSources(parameters: JsonObject | undefined): ReadonlyMap<string, LookupSource> {
  const sources = new Map<string, LookupSource>();
  for (const [name, given] of Object.entries(parameters ?? {})) {
    if (given !== undefined) sources.set(name, readSource(given));
  }
  return sources;
}

function readSource(given: JsonValue): LookupSource {
  if (!isJsonObject(given)) return { kind: 'fixed', value: given };
  const reference = textMember(given, 'parameterReference') ?? textMember(given, 'parameter');
  if (reference !== undefined) return { kind: 'input', reference };
  const selected = textMember(given, 'selectedItemValuePath') ?? textMember(given, 'value-property');
  if (selected !== undefined) return { kind: 'selected', path: selected };
  return { kind: 'fixed', value: member(given, 'value') ?? given };
}

/** The file picker of the connector's capabilities, for an input that names it; what the input gives comes before what the picker says. */
function pickerLookup({ capabilities }: Pick<Connector, 'capabilities'>, values: JsonObject): ValuesLookup | undefined {
  const picker = capabilities.filePicker;
  const given = readSources(objectMember(values, 'parameters'));
  const call = (name: 'open' | 'browse'): Lookup | undefined => {
    const declared = objectMember(picker, name);
    const lookup = declared && readLookup(declared);
    if (lookup === undefined) return undefined;
    const parameters = new Map([...lookup.parameters].map(([key, source]) => [key, fromInput(source, given)]));
    const folder = textMember(picker, 'value-folder-property') ?? '';
    return {
      ...lookup,
      parameters,
      itemsPath: textMember(picker, 'value-collection') ?? lookup.itemsPath,
      titlePath: textMember(values, 'value-title') ?? textMember(picker, 'value-title') ?? '',
      valuePath: textMember(values, 'value-path') ?? textMember(picker, 'value-path') ?? '',
      isParent: folder,
    };
  };
  const open = call('open');
  if (open === undefined) return undefined;
  const browse = call('browse');
  const isFolder = given.get('isFolder');
  const wantsFolder = isFolder?.kind === 'fixed' && isFolder.value === true;
  const tree = { open, ...(browse ? { browse } : {}), canSelectParents: wantsFolder, canSelectLeaves: !wantsFolder };
  return { kind: 'tree', tree };
}

function fromInput(source: LookupSource, given: ReadonlyMap<string, LookupSource>): LookupSource {
  return source.kind === 'input' ? (given.get(source.reference) ?? source) : source;
}
