import { decodePercent } from '../source/decode-percent.ts';
import { pointerTo, valueAt } from '../source/json-pointer.ts';
import { isJsonList, isJsonObject, type JsonValue } from '../source/json-value.ts';

/** The parts of one document that have names of their own (`$id`, `$anchor`, `$dynamicAnchor`), by JSON Schema 2020-12. */
export class SchemaResources {
  readonly #root: JsonValue;
  /** Pointers by absolute or relative identifier. */
  readonly #ids = new Map<string, string>();
  /** Pointers by the pointer of the resource that an anchor belongs to, and its name. */
  readonly #anchors = new Map<string, string>();
  /** The identifiers of the resources by their pointers. */
  readonly #bases = new Map<string, string>();

  constructor(root: JsonValue) {
    this.#root = root;
    this.#visit(root, '', { pointer: '', base: '' });
  }

  /** Whether a member of that name makes a document worth indexing. */
  static mayBeIn(text: string): boolean {
    return /\$(?:id|anchor|dynamicAnchor|dynamicRef)\b/.test(text);
  }

  /** The pointer that a reference, which stands at `from`, means inside this document by a name; undefined when it means none. */
  find(reference: string, from: string): string | undefined {
    const at = reference.indexOf('#');
    const path = at < 0 ? reference : reference.slice(0, at);
    const fragment = at < 0 ? '' : decodePercent(reference.slice(at + 1));
    const enclosing = this.#enclosing(from);
    const resource =
      path === ''
        ? enclosing
        : (this.#ids.get(path) ?? this.#ids.get(resolveIdentifier(this.#baseOf(enclosing), path)));
    if (resource === undefined) return undefined;
    if (fragment === '') return path === '' ? undefined : resource;
    if (!fragment.startsWith('/'))
      return this.#anchors.get(`${resource} ${fragment}`) ?? this.#anchors.get(` ${fragment}`);
    const target = `${resource}${fragment}`;
    return (resource !== '' || path !== '') && valueAt(this.#root, target) !== undefined ? target : undefined;
  }

  /** The innermost resource around a place. */
  #enclosing(pointer: string): string {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (this.#bases.has(at)) return at;
    return '';
  }

  #baseOf(resource: string): string {
    return this.#bases.get(resource) ?? '';
  }

  #visit(value: JsonValue, pointer: string, resource: { pointer: string; base: string }): void {
    if (isJsonList(value)) {
      value.forEach((item, index) => {
        this.#visit(item, pointerTo(pointer, index), resource);
      });
      return;
    }
    if (!isJsonObject(value)) return;
    let inside = resource;
    const id = value['$id'];
    if (typeof id === 'string' && id !== '' && !id.startsWith('#')) {
      inside = { pointer, base: resolveIdentifier(resource.base, id.replace(/#$/, '')) };
      this.#bases.set(pointer, inside.base);
      for (const name of [id.replace(/#$/, ''), inside.base]) if (!this.#ids.has(name)) this.#ids.set(name, pointer);
    }
    for (const name of ['$anchor', '$dynamicAnchor']) {
      const anchor = value[name];
      if (typeof anchor === 'string') this.#anchors.set(`${inside.pointer} ${anchor}`, pointer);
    }
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === 'object' && item !== null) this.#visit(item, pointerTo(pointer, name), inside);
    }
  }
}

/** An identifier relative to another one, by path only; identifiers are compared and never fetched. */
function resolveIdentifier(base: string, identifier: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(identifier) || base === '') return identifier;
  const [, origin = '', path = ''] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)?(.*)$/i.exec(base) ?? [];
  if (identifier.startsWith('/')) return `${origin}${identifier}`;
  const parts = path.split('/').slice(0, -1);
  for (const part of identifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `${origin}${parts.join('/')}`;
}
