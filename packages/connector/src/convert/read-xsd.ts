import { isJsonObject, type JsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import type { XmlElement } from '../source/parse-xml.ts';
import { attributeOf, childOf, childrenOf, documentationOf, EMPTY, localName, nameIn } from './xml-names.ts';
import { BUILT_IN, SOAP_ENCODING, XML_SCHEMA } from './xsd-built-in.ts';

/** A declaration and the schema it stands in. */
interface Declared {
  readonly node: XmlElement;
  readonly schema: XmlElement;
}

/** Whether messages are written by their schemas alone, or values in them say of which type they are. */
type MessageUse = 'literal' | 'encoded';

/**
 * JSON schemas of XML schemas, with the hints by which they are written as XML again. Named types become definitions, so
 * that types in circles end. A name is looked up in its namespace, and where there is none like it, in all.
 */
export class XsdTypes {
  readonly definitions: Record<string, JsonValue> = {};
  readonly #elements = new Map<string, Declared>();
  readonly #types = new Map<string, Declared>();
  readonly #groups = new Map<string, Declared>();
  readonly #attributeGroups = new Map<string, Declared>();
  readonly #attributes = new Map<string, Declared>();
  readonly #keys = new Map<XmlElement, string>();
  readonly #namespaces: string[] = [];
  readonly #use: MessageUse;
  #extended: ReadonlyMap<XmlElement, readonly Declared[]> | undefined;

  constructor(schemas: readonly XmlElement[], use: MessageUse) {
    this.#use = use;
    const kinds: Readonly<Record<string, Map<string, Declared>>> = {
      element: this.#elements,
      complexType: this.#types,
      simpleType: this.#types,
      group: this.#groups,
      attributeGroup: this.#attributeGroups,
      attribute: this.#attributes,
    };
    for (const schema of schemas) {
      const namespace = attributeOf(schema, 'targetNamespace') ?? '';
      const redefined = childrenOf(schema, 'redefine').flatMap(({ children }) => children);
      for (const node of [...redefined, ...schema.children]) {
        const name = attributeOf(node, 'name');
        const map = Object.hasOwn(kinds, node.name) ? kinds[node.name] : undefined;
        const declared = { node, schema };
        for (const key of name === undefined || !map ? [] : [`{${namespace}}${name}`, name])
          if (!map?.has(key)) map?.set(key, declared);
      }
    }
  }

  /** The schema of a global element; undefined where no schema declares it. */
  element(name: string): JsonObject | undefined {
    const found = lookUp(this.#elements, name);
    return found && this.#element(found, { isGlobal: true });
  }

  /** The schema of a value of a type. */
  type(name: string): JsonObject {
    const local = localName(name);
    if (name === `${SOAP_ENCODING}Array`) return { allOf: [encodedList({})] };
    const found = name.startsWith(XML_SCHEMA) ? undefined : lookUp(this.#types, name);
    if (!found) return { ...(BUILT_IN[local] ?? { type: 'string' }), ...this.#typeName(name) };
    const key = this.#keyOf(found.node, local);
    if (!Object.hasOwn(this.definitions, key)) {
      this.definitions[key] = {};
      const namespace = attributeOf(found.schema, 'targetNamespace') ?? '';
      const content = { ...this.#content(found), ...this.#typeName(`{${namespace}}${local}`) };
      this.definitions[key] = content;
      const special = this.#specialTypes(found.node);
      if (special.length > 0) this.definitions[key] = withSpecialTypes(content, Object.fromEntries(special));
    }
    return { allOf: [{ $ref: `#/definitions/${key}` }] };
  }

  /** What encoded messages say of the values of a type; of those of any type, and of types that are declared nowhere, nothing. */
  #typeName(name: string): JsonObject {
    const isKnown = [XML_SCHEMA, SOAP_ENCODING].some((known) => name.startsWith(known)) || this.#types.has(name);
    if (this.#use === 'literal' || !isKnown || name === `${XML_SCHEMA}anyType`) return {};
    return { 'x-tenon-type': { name: localName(name), namespace: name.slice(1, name.lastIndexOf('}')) } };
  }

  /** The types that extend a type, by the names of their definitions, which are made. */
  #specialTypes(
    base: XmlElement,
    seen: ReadonlySet<XmlElement> = new Set(),
  ): readonly (readonly [string, JsonObject])[] {
    const around = new Set([...seen, base]);
    return (this.#extensions().get(base) ?? []).flatMap(({ node, schema }) => {
      if (around.has(node)) return [];
      const name = attributeOf(node, 'name') ?? '';
      const namespace = attributeOf(schema, 'targetNamespace') ?? '';
      this.type(`{${namespace}}${name}`);
      return [[this.#keyOf(node, name), { name, namespace }] as const, ...this.#specialTypes(node, around)];
    });
  }

  /** Which types extend which, found once. */
  #extensions(): ReadonlyMap<XmlElement, readonly Declared[]> {
    if (this.#extended) return this.#extended;
    const found = new Map<XmlElement, Declared[]>();
    for (const declared of new Set(this.#types.values())) {
      const extension = childOf(childOf(declared.node, 'complexContent'), 'extension');
      const base = lookUp(this.#types, nameIn(extension, 'base') ?? '')?.node;
      if (base && base !== declared.node) found.set(base, [...(found.get(base) ?? []), declared]);
    }
    this.#extended = found;
    return found;
  }

  /** How an element of a namespace is written. */
  hint(name: string, namespace: string): JsonObject {
    if (namespace === '') return { xml: { name } };
    if (!this.#namespaces.includes(namespace)) this.#namespaces.push(namespace);
    return { xml: { name, prefix: `ns${this.#namespaces.indexOf(namespace)}`, namespace } };
  }

  /** The name of a definition: that of the type, with a number where another one has it. */
  #keyOf(node: XmlElement, name: string): string {
    const known = this.#keys.get(node);
    if (known !== undefined) return known;
    const base = name.replace(/[^A-Za-z0-9_.-]/g, '_');
    let key = base;
    for (let number = 2; Object.hasOwn(this.definitions, key); number += 1) key = `${base}${number}`;
    this.#keys.set(node, key);
    return key;
  }

  #element({ node, schema }: Declared, how: { isGlobal: boolean }): JsonObject {
    const name = attributeOf(node, 'name') ?? '';
    const form = attributeOf(node, 'form') ?? attributeOf(schema, 'elementFormDefault');
    const isQualified = how.isGlobal || form === 'qualified';
    const type = nameIn(node, 'type');
    const own = type === undefined ? this.#content({ node: inlineType(node), schema }) : this.type(type);
    const content = own['xml'] === undefined ? own : { allOf: [own] };
    const description = documentationOf(node);
    const fallback = attributeOf(node, 'default') ?? attributeOf(node, 'fixed');
    return {
      ...content,
      ...(description === '' ? {} : { description }),
      ...(fallback === undefined || content['type'] !== 'string' ? {} : { default: fallback }),
      ...(attributeOf(node, 'nillable') === 'true' ? { 'x-nullable': true } : {}),
      ...withNil(this.hint(name, isQualified ? (attributeOf(schema, 'targetNamespace') ?? '') : ''), node),
    };
  }

  /** A complex or simple type, given as the node that holds its particles. */
  #content({ node, schema }: Declared): JsonObject {
    const list = this.#encodedList(node);
    if (list) return list;
    const restriction = childOf(node, 'restriction');
    if (restriction !== EMPTY && childrenOf(node, 'complexContent').length === 0)
      return this.#restricted(restriction, schema);
    if (childrenOf(node, 'list').length > 0 || childrenOf(node, 'union').length > 0) return { type: 'string' };
    for (const kind of ['complexContent', 'simpleContent']) {
      const extension = [...childrenOf(childOf(node, kind), 'extension'), ...simpleRestriction(node, kind)][0];
      const base = extension && nameIn(extension, 'base');
      if (extension === undefined || base === undefined) continue;
      const own = this.#object({ node: extension, schema });
      if (kind === 'complexContent') return { type: 'object', allOf: [this.type(base), own] };
      return { ...own, properties: { ...this.#textOf(base), ...(own['properties'] as JsonObject) } };
    }
    const narrowed = childOf(childOf(node, 'complexContent'), 'restriction');
    return this.#object({ node: narrowed === EMPTY ? node : narrowed, schema });
  }

  /** A list of the SOAP encoding, whose attribute says what its items are. */
  #encodedList(node: XmlElement): JsonObject | undefined {
    const restriction = childOf(childOf(node, 'complexContent'), 'restriction');
    if (localName(attributeOf(restriction, 'base')) !== 'Array') return undefined;
    const attributes = [restriction, ...childrenOf(restriction, 'sequence')].flatMap((one) =>
      childrenOf(one, 'attribute'),
    );
    const declared = attributes.find((one) => attributeOf(one, 'arrayType') !== undefined);
    const item = declared && nameIn(declared, 'arrayType');
    const items = item === undefined ? {} : this.type(item.replace(/\[[^\]]*\]/g, ''));
    return encodedList(items);
  }

  /** The text of an element with attributes; the properties of a base that has attributes itself. */
  #textOf(base: string): JsonObject {
    const type = this.type(base);
    const [reference] = Array.isArray(type['allOf']) ? (type['allOf'] as readonly JsonObject[]) : [];
    const key = scalarText(reference?.['$ref']).replace('#/definitions/', '');
    const declared = this.definitions[key];
    const properties = isJsonObject(declared) ? declared['properties'] : undefined;
    return isJsonObject(properties) ? properties : { '#text': type };
  }

  #restricted(restriction: XmlElement, schema: XmlElement): JsonObject {
    const values = childrenOf(restriction, 'enumeration').flatMap((item) => attributeOf(item, 'value') ?? []);
    const base = nameIn(restriction, 'base');
    const limit = (name: string, from: string): JsonObject => {
      const value = Number(attributeOf(childOf(restriction, from), 'value') ?? Number.NaN);
      return Number.isFinite(value) ? { [name]: value } : {};
    };
    return {
      ...(base === undefined ? this.#content({ node: childOf(restriction, 'simpleType'), schema }) : this.type(base)),
      ...(values.length > 0 ? { enum: values } : {}),
      ...limit('maxLength', 'maxLength'),
      ...limit('minLength', 'minLength'),
      ...limit('minimum', 'minInclusive'),
      ...limit('maximum', 'maxInclusive'),
    };
  }

  #object(from: Declared): JsonObject {
    const properties: Record<string, JsonValue> = {};
    const required: string[] = [];
    this.#particles(from, { properties, required, isOptional: false, isRepeated: false, groups: [] });
    this.#addAttributes(from, { properties, required, groups: [] });
    return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  }

  #addAttributes(
    { node, schema }: Declared,
    into: { properties: Record<string, JsonValue>; required: string[]; groups: readonly XmlElement[] },
  ): void {
    for (const declared of childrenOf(node, 'attribute')) {
      const reference = nameIn(declared, 'ref');
      const attribute = reference === undefined ? declared : (lookUp(this.#attributes, reference)?.node ?? declared);
      const name = attributeOf(attribute, 'name') ?? localName(reference);
      if (name === '' || name === '__proto__' || attributeOf(declared, 'use') === 'prohibited') continue;
      const type = nameIn(attribute, 'type');
      const content = type === undefined ? this.#content({ node: inlineType(attribute), schema }) : this.type(type);
      const value = content['type'] === 'object' && type === undefined ? { type: 'string' } : content;
      into.properties[name] = { ...value, xml: { name, attribute: true } };
      if (attributeOf(declared, 'use') === 'required') into.required.push(name);
    }
    for (const group of childrenOf(node, 'attributeGroup')) {
      const found = lookUp(this.#attributeGroups, nameIn(group, 'ref') ?? '');
      if (found && !into.groups.includes(found.node))
        this.#addAttributes(found, { ...into, groups: [...into.groups, found.node] });
    }
  }

  /** Elements in the order in which they must be sent. */
  #particles({ node, schema }: Declared, into: Particles): void {
    for (const child of node.children) {
      const isMany = isManyTimes(child);
      if (child.name === 'element') this.#particle({ node: child, schema }, into);
      else if (['sequence', 'all', 'choice'].includes(child.name)) {
        const isOptional = into.isOptional || child.name === 'choice' || attributeOf(child, 'minOccurs') === '0';
        this.#particles({ node: child, schema }, { ...into, isOptional, isRepeated: into.isRepeated || isMany });
      } else if (child.name === 'group') {
        const found = lookUp(this.#groups, nameIn(child, 'ref') ?? '');
        if (!found || into.groups.includes(found.node)) continue;
        const isOptional = into.isOptional || attributeOf(child, 'minOccurs') === '0';
        this.#particles(found, { ...into, isOptional, groups: [...into.groups, found.node] });
      }
    }
  }

  #particle(declared: Declared, into: Particles): void {
    const { node } = declared;
    const reference = nameIn(node, 'ref');
    const target = reference === undefined ? declared : lookUp(this.#elements, reference);
    const name = localName(reference ?? attributeOf(node, 'name'));
    if (name === '' || name === '__proto__' || attributeOf(node, 'maxOccurs') === '0') return;
    const schema = target ? this.#inside(target, reference !== undefined) : { type: 'string' };
    into.properties[name] = into.isRepeated || isManyTimes(node) ? { type: 'array', items: schema } : schema;
    if (!into.isOptional && (attributeOf(node, 'minOccurs') ?? '1') !== '0') into.required.push(name);
  }

  /** A member element; one that refers to a global element, which may hold itself, is a definition of its own. */
  #inside(target: Declared, isReference: boolean): JsonObject {
    if (!isReference) return this.#element(target, { isGlobal: false });
    const key = this.#keyOf(target.node, `element.${attributeOf(target.node, 'name') ?? ''}`);
    if (!Object.hasOwn(this.definitions, key)) {
      this.definitions[key] = {};
      this.definitions[key] = this.#element(target, { isGlobal: true });
    }
    return { allOf: [{ $ref: `#/definitions/${key}` }] };
  }
}

/** Items of the SOAP encoding in an element around them. */
function encodedList(items: JsonObject): JsonObject {
  return { type: 'array', items: { ...items, xml: { name: 'item' } }, xml: { wrapped: true } };
}

/** The hint of an element that says itself when it has no value. */
function withNil(hint: JsonObject, node: XmlElement): JsonObject {
  if (attributeOf(node, 'nillable') !== 'true') return hint;
  return { xml: { ...(isJsonObject(hint['xml']) ? hint['xml'] : {}), 'x-nil': true } };
}

/** The schema of a type whose values may be of more special ones, which say so in a member. */
function withSpecialTypes(content: JsonObject, special: JsonObject): JsonObject {
  const type = {
    type: 'string',
    'x-ms-summary': 'Type',
    'x-ms-visibility': 'advanced',
    description: 'Which more special kind the value is of; nothing for the kind itself.',
    enum: Object.keys(special),
  };
  const properties = isJsonObject(content['properties']) ? content['properties'] : {};
  return { ...content, properties: { '@type': type, ...properties }, 'x-tenon-types': special };
}

/** Where elements are collected, and how the particles around them bear on them. */
interface Particles {
  readonly properties: Record<string, JsonValue>;
  readonly required: string[];
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
  /** The groups being written out, so that a group in itself ends. */
  readonly groups: readonly XmlElement[];
}

function lookUp(map: ReadonlyMap<string, Declared>, name: string): Declared | undefined {
  return map.get(name) ?? map.get(localName(name));
}

function isManyTimes(node: XmlElement): boolean {
  return !['0', '1'].includes(attributeOf(node, 'maxOccurs') ?? '1');
}

function simpleRestriction(node: XmlElement, kind: string): readonly XmlElement[] {
  return kind === 'simpleContent' ? childrenOf(childOf(node, kind), 'restriction') : [];
}

function inlineType(node: XmlElement): XmlElement {
  return childrenOf(node, 'complexType')[0] ?? childOf(node, 'simpleType');
}
