import type { Diagnostic } from '@tenon/diagnostics';
import { PROPERTIES } from '../import/read-properties.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { pointerTo, valueAt } from '../source/json-pointer.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, member } from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { SchemaResources } from './schema-resources.ts';

/** A definition that refers to nothing outside itself, and what was found on the way. */
export interface BundledDefinition {
  readonly definition: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** The member where parts of other files are put, so that the definition stays one document. */
export const BUNDLE = 'x-tenon-files';

/**
 * Moves what a definition refers to in other given files inside it, and makes references by name (`$id`, `$anchor`,
 * `$dynamicAnchor`) plain pointers. References to addresses, to absolute paths and to files that were not given are
 * refused; nothing is fetched. What merely looks like a reference inside a sample value stays as it is.
 */
export function bundleReferences(
  source: SourceDocument,
  others: ReadonlyMap<string, SourceDocument>,
): BundledDefinition {
  const root = isJsonObject(source.value) ? source.value : {};
  const hasNames = SchemaResources.mayBeIn(source.text);
  const hasReferences = source.text.includes('$ref') && hasForeignReference(root);
  if (!hasNames && !hasReferences) return { definition: root, diagnostics: [] };
  return new Bundler(source, others).bundle(root);
}

function hasForeignReference(value: JsonValue): boolean {
  if (isJsonList(value)) return value.some(hasForeignReference);
  if (!isJsonObject(value)) return false;
  for (const name in value) {
    const item = value[name];
    if (name === '$ref' && typeof item === 'string' && !/^#(?:\/|$|%)/.test(item)) return true;
    if (typeof item === 'object' && item !== null && hasForeignReference(item)) return true;
  }
  return false;
}

/** Members whose values are samples: what looks like a reference in them is data, unless it names a file that was given. */
const SAMPLES: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Members that hold values by names of the author's choice, so that the name of a member inside means nothing. */
const NAMED: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'definitions',
  '$defs',
  'schemas',
  'parameters',
  'responses',
  'headers',
]);

/** Whether a member is what an export keeps of a properties document, which has no references. */
function isProperties(name: string, { pointer }: Where): boolean {
  return pointer === '' && name === PROPERTIES;
}

interface Where {
  readonly file: string;
  readonly pointer: string;
  /** Where the file stands in the bundle. */
  readonly base: string;
  readonly isSample?: boolean;
  /** The name of the member that holds this value. */
  readonly within?: string;
}

class Bundler {
  readonly #source: SourceDocument;
  readonly #others: ReadonlyMap<string, SourceDocument>;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #files = new Map<string, { key: string; value: JsonValue }>();
  readonly #inlined = new Set<string>();
  readonly #resources = new Map<string, SchemaResources>();

  constructor(source: SourceDocument, others: ReadonlyMap<string, SourceDocument>) {
    this.#source = source;
    this.#others = others;
  }

  bundle(root: JsonObject): BundledDefinition {
    const definition = this.#rewrite(root, { file: this.#source.fileName, pointer: '', base: '' }) as JsonObject;
    if (this.#inlined.size > 0) {
      this.#diagnostics.push({
        code: 'import-external-ref-inlined',
        severity: 'info',
        message: `References to ${this.#inlined.size} other files were moved inside: ${[...this.#inlined].sort().join(', ')}.`,
        place: { file: this.#source.fileName, pointer: '', line: 1, column: 1 },
        remedy: 'Nothing has to be done.',
      });
    }
    if (this.#files.size === 0) return { definition, diagnostics: this.#diagnostics };
    const files: Record<string, JsonValue> = {};
    for (const { key, value } of this.#files.values()) files[key] = value;
    return { definition: { ...definition, [BUNDLE]: files }, diagnostics: this.#diagnostics };
  }

  /** A copy of a value of one file in which every reference points into the bundle. */
  #rewrite(value: JsonValue, where: Where): JsonValue {
    if (isJsonList(value)) {
      return value.map((item, index) => this.#rewrite(item, { ...where, pointer: pointerTo(where.pointer, index) }));
    }
    if (!isJsonObject(value)) return value;
    const copy: Record<string, JsonValue> = {};
    const isNamed = NAMED.has(where.within ?? '');
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined) continue;
      const isSample = where.isSample === true || (!isNamed && SAMPLES.has(name)) || isProperties(name, where);
      const place = { ...where, pointer: pointerTo(where.pointer, name), isSample, within: isNamed ? '' : name };
      if (name === '$ref' && typeof item === 'string') copy[name] = this.#redirect(item, place);
      else if (name === '$dynamicRef' && typeof item === 'string' && !isSample) {
        const pointer = this.#named(item, place);
        copy[pointer === undefined ? name : '$ref'] = pointer ?? item;
      } else if (name === '__proto__') Object.defineProperty(copy, name, { value: item, enumerable: true });
      else copy[name] = this.#rewrite(item, place);
    }
    return copy;
  }

  #redirect(reference: string, where: Where): string {
    if (where.isSample !== true) {
      const named = this.#named(reference, where);
      if (named !== undefined) return named;
    }
    const [path = '', fragment = ''] = splitReference(reference);
    if (path === '') return where.base === '' || !fragment.startsWith('/') ? reference : `#${where.base}${fragment}`;
    const target = resolvePath(where.file, path);
    const document = target === undefined ? undefined : this.#find(target);
    if (target === undefined || document === undefined) {
      if (where.isSample !== true) this.#refuse(reference, where, target);
      return reference;
    }
    if (document.fileName === this.#source.fileName) return `#${fragment}`;
    this.#inlined.add(document.fileName);
    const key = this.#include(document);
    const pointer = fragment.startsWith('/')
      ? fragment
      : fragment === ''
        ? ''
        : this.#resourcesOf(document.fileName)?.find(`#${fragment}`, '');
    if (pointer === undefined || valueAt(document.value, decodePercent(pointer)) === undefined)
      this.#refuse(reference, where, target);
    return `#${pointerTo('', BUNDLE, key)}${pointer ?? ''}`;
  }

  /** A reference that means a part of its own file by a name, as a pointer into the bundle. */
  #named(reference: string, where: Where): string | undefined {
    const found = this.#resourcesOf(where.file)?.find(reference, where.pointer);
    return found === undefined ? undefined : `#${where.base}${found}`;
  }

  #resourcesOf(file: string): SchemaResources | undefined {
    const known = this.#resources.get(file);
    if (known) return known;
    const source = file === this.#source.fileName ? this.#source : this.#others.get(file);
    if (!source || !SchemaResources.mayBeIn(source.text)) return undefined;
    const resources = new SchemaResources(source.value);
    this.#resources.set(file, resources);
    return resources;
  }

  #find(path: string): SourceDocument | undefined {
    const decoded = decodePercent(path);
    return this.#others.get(path) ?? this.#others.get(decoded);
  }

  #include(document: SourceDocument): string {
    const known = this.#files.get(document.fileName);
    if (known) return known.key;
    const entry = { key: document.fileName, value: null as JsonValue };
    this.#files.set(document.fileName, entry);
    const base = pointerTo('', BUNDLE, entry.key);
    entry.value = this.#rewrite(document.value, { file: document.fileName, pointer: '', base });
    return entry.key;
  }

  #refuse(reference: string, where: Where, target: string | undefined): void {
    const source = where.file === this.#source.fileName ? this.#source : this.#others.get(where.file);
    const isInSet = target !== undefined;
    this.#diagnostics.push({
      code: isInSet ? 'import-reference-missing-file' : 'import-reference-outside',
      severity: 'error',
      message: isInSet
        ? `The reference ${JSON.stringify(reference)} is to a file or part that was not given with the definition.`
        : `The reference ${JSON.stringify(reference)} leaves the given files; nothing is fetched from the network or from disk.`,
      place: source ? source.locate(where.pointer) : { file: where.file, pointer: where.pointer },
      remedy: isInSet
        ? 'Give that file too, as a folder or zip.'
        : 'Give the file with the definition, and refer to it by its relative path.',
    });
  }
}

function splitReference(reference: string): readonly string[] {
  const at = reference.indexOf('#');
  return at < 0 ? [reference, ''] : [reference.slice(0, at), reference.slice(at + 1)];
}

/** The path of a relative reference inside the given set; undefined for addresses, absolute paths and paths that leave the set. */
function resolvePath(from: string, reference: string): string | undefined {
  const path = decodePercent(reference);
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('/') || path.startsWith('\\') || path.includes('\0'))
    return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The names under which a bundled definition keeps parts of other files. */
export function bundledFiles(definition: JsonObject): readonly string[] {
  const files = member(definition, BUNDLE);
  return isJsonObject(files) ? Object.keys(files) : [];
}
