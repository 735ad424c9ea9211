import { isJsonList, isJsonObject, type JsonObject, type JsonValue, textMember } from '../source/json-value.ts';

/** An element of parsed XML: attributes by `@name`, children by their local names. */
export type XmlNode = JsonObject;

/** The first child of that name; an empty element where there is none. */
export function childOf(value: JsonValue | undefined, name: string): XmlNode {
  return childrenOf(value, name)[0] ?? {};
}

/** The children of that name; a child without content is an empty element. */
export function childrenOf(value: JsonValue | undefined, name: string): readonly XmlNode[] {
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  const list = isJsonList(found) ? found : found === undefined ? [] : [found];
  return list.map((item) => (isJsonObject(item) ? item : {}));
}

/** The text of the documentation of a part. */
export function documentationOf(value: XmlNode): string {
  const text = value['documentation'] ?? childOf(value, 'annotation')['documentation'];
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '';
}

/** A qualified name without its prefix. */
export function localName(name: string | undefined): string {
  return (name ?? '').split(':').at(-1) ?? '';
}

/** A declaration and the schema it stands in. */
interface Declared {
  readonly node: XmlNode;
  readonly schema: XmlNode;
}

const BUILT_IN: Readonly<Record<string, JsonObject>> = {
  boolean: { type: 'boolean' },
  dateTime: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  base64Binary: { type: 'string', format: 'byte' },
  ...Object.fromEntries(['decimal', 'float', 'double'].map((name) => [name, { type: 'number' }])),
  ...Object.fromEntries(
    (
      'int integer long short byte unsignedInt unsignedLong unsignedShort unsignedByte positiveInteger ' +
      'nonNegativeInteger negativeInteger nonPositiveInteger'
    )
      .split(' ')
      .map((name) => [name, { type: 'integer' }]),
  ),
};

/**
 * JSON schemas of XML schemas, with the hints by which they are written as XML again. Named types become definitions, so
 * that types in circles end. Names are looked up without regard to their namespace.
 */
export class XsdTypes {
  readonly definitions: Record<string, JsonValue> = {};
  readonly #elements = new Map<string, Declared>();
  readonly #types = new Map<string, Declared>();
  readonly #groups = new Map<string, Declared>();
  readonly #namespaces: string[] = [];

  constructor(schemas: readonly XmlNode[]) {
    for (const schema of schemas) {
      const add = (map: Map<string, Declared>, kind: string): void => {
        for (const node of childrenOf(schema, kind)) {
          const name = textMember(node, '@name');
          if (name !== undefined && !map.has(name)) map.set(name, { node, schema });
        }
      };
      add(this.#elements, 'element');
      add(this.#types, 'complexType');
      add(this.#types, 'simpleType');
      add(this.#groups, 'group');
    }
  }

  /** The schema of a global element; undefined where no schema declares it. */
  element(name: string): JsonObject | undefined {
    const found = this.#elements.get(localName(name));
    return found && this.#element(found, { isGlobal: true });
  }

  /** The schema of a value of a type. */
  type(name: string): JsonObject {
    const local = localName(name);
    const found = this.#types.get(local);
    if (!found) return BUILT_IN[local] ?? { type: 'string' };
    const key = local.replace(/[^A-Za-z0-9_.-]/g, '_');
    if (!Object.hasOwn(this.definitions, key)) {
      this.definitions[key] = {};
      this.definitions[key] = this.#content(found);
    }
    return { allOf: [{ $ref: `#/definitions/${key}` }] };
  }

  /** How an element of a namespace is written. */
  hint(name: string, namespace: string): JsonObject {
    if (namespace === '') return { xml: { name } };
    if (!this.#namespaces.includes(namespace)) this.#namespaces.push(namespace);
    return { xml: { name, prefix: `ns${this.#namespaces.indexOf(namespace)}`, namespace } };
  }

  #element({ node, schema }: Declared, how: { isGlobal: boolean }): JsonObject {
    const name = textMember(node, '@name') ?? '';
    const form = textMember(node, '@form') ?? textMember(schema, '@elementFormDefault');
    const isQualified = how.isGlobal || form === 'qualified';
    const type = textMember(node, '@type');
    const content = type === undefined ? this.#content({ node: inlineType(node), schema }) : this.type(type);
    const description = documentationOf(node);
    const fallback = textMember(node, '@default') ?? textMember(node, '@fixed');
    return {
      ...content,
      ...(description === '' ? {} : { description }),
      ...(fallback === undefined || content['type'] !== 'string' ? {} : { default: fallback }),
      ...(textMember(node, '@nillable') === 'true' ? { 'x-nullable': true } : {}),
      ...this.hint(name, isQualified ? (textMember(schema, '@targetNamespace') ?? '') : ''),
    };
  }

  /** A complex or simple type, given as the node that holds its particles. */
  #content({ node, schema }: Declared): JsonObject {
    const restriction = childOf(node, 'restriction');
    if (textMember(restriction, '@base') !== undefined && childrenOf(node, 'complexContent').length === 0)
      return this.#restricted(restriction);
    if (Object.hasOwn(node, 'list') || Object.hasOwn(node, 'union')) return { type: 'string' };
    for (const kind of ['complexContent', 'simpleContent']) {
      const extension = childOf(childOf(node, kind), 'extension');
      const base = textMember(extension, '@base');
      if (base === undefined) continue;
      const own = this.#object({ node: extension, schema });
      if (kind === 'complexContent') return { type: 'object', allOf: [this.type(base), own] };
      return { ...own, properties: { '#text': this.type(base), ...(own['properties'] as JsonObject) } };
    }
    const narrowed = childOf(childOf(node, 'complexContent'), 'restriction');
    return this.#object({ node: Object.keys(narrowed).length > 0 ? narrowed : node, schema });
  }

  #restricted(restriction: XmlNode): JsonObject {
    const values = childrenOf(restriction, 'enumeration').flatMap((item) => textMember(item, '@value') ?? []);
    const limit = (name: string, from: string): JsonObject => {
      const value = Number(textMember(childOf(restriction, from), '@value') ?? Number.NaN);
      return Number.isFinite(value) ? { [name]: value } : {};
    };
    return {
      ...this.type(textMember(restriction, '@base') ?? 'string'),
      ...(values.length > 0 ? { enum: values } : {}),
      ...limit('maxLength', 'maxLength'),
      ...limit('minLength', 'minLength'),
    };
  }

  #object(from: Declared): JsonObject {
    const properties: Record<string, JsonValue> = {};
    const required: string[] = [];
    this.#particles(from, { properties, required, isOptional: false });
    for (const attribute of childrenOf(from.node, 'attribute')) {
      const name = textMember(attribute, '@name');
      if (name === undefined) continue;
      properties[name] = { ...this.type(textMember(attribute, '@type') ?? 'string'), xml: { name, attribute: true } };
      if (textMember(attribute, '@use') === 'required') required.push(name);
    }
    return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  }

  #particles(
    { node, schema }: Declared,
    into: { properties: Record<string, JsonValue>; required: string[]; isOptional: boolean },
  ): void {
    for (const element of childrenOf(node, 'element')) this.#particle({ node: element, schema }, into);
    for (const kind of ['sequence', 'all', 'choice']) {
      for (const inner of childrenOf(node, kind)) {
        const isOptional = into.isOptional || kind === 'choice' || textMember(inner, '@minOccurs') === '0';
        this.#particles({ node: inner, schema }, { ...into, isOptional });
      }
    }
    for (const group of childrenOf(node, 'group')) {
      const found = this.#groups.get(localName(textMember(group, '@ref')));
      if (found && found.node !== node) this.#particles(found, into);
    }
  }

  #particle(
    declared: Declared,
    into: { properties: Record<string, JsonValue>; required: string[]; isOptional: boolean },
  ): void {
    const { node } = declared;
    const reference = textMember(node, '@ref');
    const target = reference === undefined ? declared : this.#elements.get(localName(reference));
    const name = localName(reference ?? textMember(node, '@name'));
    if (name === '' || name === '__proto__') return;
    const schema = target ? this.#inside(target, reference !== undefined) : { type: 'string' };
    const most = textMember(node, '@maxOccurs') ?? '1';
    into.properties[name] = most === '0' || most === '1' ? schema : { type: 'array', items: schema };
    if (!into.isOptional && (textMember(node, '@minOccurs') ?? '1') !== '0') into.required.push(name);
  }

  /** A member element; one that refers to a global element, which may hold itself, is a definition of its own. */
  #inside(target: Declared, isReference: boolean): JsonObject {
    if (!isReference) return this.#element(target, { isGlobal: false });
    const key = `element.${textMember(target.node, '@name') ?? ''}`.replace(/[^A-Za-z0-9_.-]/g, '_');
    if (!Object.hasOwn(this.definitions, key)) {
      this.definitions[key] = {};
      this.definitions[key] = this.#element(target, { isGlobal: true });
    }
    return { allOf: [{ $ref: `#/definitions/${key}` }] };
  }
}

function inlineType(node: XmlNode): XmlNode {
  return childrenOf(node, 'complexType')[0] ?? childrenOf(node, 'simpleType')[0] ?? {};
}
