import { nameIn } from '../convert/xml-names.ts';
import { builtInType, XML_SCHEMA } from '../convert/xsd-built-in.ts';
import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { Operation, ValueType } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import { flagMember, isJsonObject, type JsonObject, type JsonValue, textMember } from '../source/json-value.ts';
import { parseXml, type XmlElement } from '../source/parse-xml.ts';
import { followReferences } from './follow-references.ts';
import { specialTypeOf, TYPE_MEMBER } from './special-type.ts';

/** What the envelope of an answer holds: its status, which a fault makes one of failure, and the values in its body. */
export interface SoapAnswer {
  readonly statusCode: number;
  readonly body?: JsonValue;
  /** A fault, with which the service has refused the request for good. */
  readonly isFinal?: true;
}

/**
 * Reads the envelope that a SOAP operation answers: the members of the element in its body, by the schema of the answer, or its
 * fault as `{"error": {"code", "message", "actor", "detail"}}`. Undefined where the operation or the text is something else.
 */
export function readSoapAnswer(
  connector: Pick<Connector, 'definition'>,
  operation: Operation,
  answer: { readonly status: number; readonly text: () => string },
): SoapAnswer | undefined {
  const { status } = answer;
  if (operation.extensions['x-tenon-soap'] === undefined) return undefined;
  const envelope = parseXml(answer.text());
  const body = envelope?.name === 'Envelope' ? childOf(envelope, 'Body') : undefined;
  if (!body) return undefined;
  const isEncoded = flagMember(operation.extensions['x-tenon-soap'], 'encoded');
  const content = isEncoded ? followReferences(body) : body.children[0];
  const schemaOf = (wanted: string): SchemaPlace | undefined =>
    operation.responses.find((response) => response.status === wanted)?.contents[0]?.schema;
  if (content?.name === 'Fault') {
    const value = faultOf({ connector, place: inside(connector, schemaOf('500'), ['error', 'detail']) }, content);
    const isFinal = !PASSING.has(status);
    return { statusCode: status < 400 ? 500 : status, body: value, ...(isFinal ? { isFinal } : {}) };
  }
  const place = schemaOf('200');
  const value = content && toValue({ connector, place }, content, 0);
  return { statusCode: status, ...withHeaders({ connector, place }, value, { envelope, operation }) };
}

/** The body of an answer with the headers of its envelope in the member that the operation declares for them. */
function withHeaders(
  { connector, place }: Typed,
  value: JsonValue | undefined,
  { envelope, operation }: { readonly envelope: XmlElement | undefined; readonly operation: Operation },
): Pick<SoapAnswer, 'body'> {
  const name = textMember(operation.extensions['x-tenon-soap'], 'outputHeader');
  const header = envelope && childOf(envelope, 'Header');
  if (name === undefined || !header || (value !== undefined && !isJsonObject(value)))
    return value === undefined ? {} : { body: value };
  return { body: { ...value, [name]: toValue({ connector, place: inside(connector, place, [name]) }, header, 0) } };
}

/** The statuses of what passes, such as overload, which a fault may only explain. SOAP itself has 500, or 400 and 500 (1.2). */
const PASSING: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** A schema some properties further in. */
function inside(
  connector: Typed['connector'],
  place: SchemaPlace | undefined,
  names: readonly string[],
): SchemaPlace | undefined {
  let found = place;
  for (const name of names) found = found && readSchema(connector, found).properties.get(name);
  return found;
}

/** Where the schema of a value is. */
interface Typed {
  readonly connector: Pick<Connector, 'definition'>;
  readonly place: SchemaPlace | undefined;
}

/** A fault of either version: `faultcode` and `faultstring`, or `Code` and `Reason`. */
function faultOf(typed: Typed, fault: XmlElement): JsonObject {
  const code = childOf(fault, 'Code');
  const subcode = code && childOf(code, 'Subcode');
  const reason = childOf(fault, 'Reason');
  const detail = childOf(fault, 'detail') ?? childOf(fault, 'Detail');
  const name = textOf(subcode ?? code, 'Value') || textOf(code, 'Value') || textOf(fault, 'faultcode');
  const actor = textOf(fault, 'faultactor') || textOf(fault, 'Role');
  return {
    error: {
      code: name.slice(name.indexOf(':') + 1),
      message: textOf(reason, 'Text') || textOf(fault, 'faultstring'),
      ...(actor === '' ? {} : { actor }),
      ...(detail ? { detail: toValue(typed, detail, 0) } : {}),
    },
  };
}

/** Values nested deeper than this are left out. */
const MAX_DEPTH = 100;

function toValue({ connector, place }: Typed, element: XmlElement, depth: number): JsonValue {
  if (/^(?:true|1)$/.test(element.attributes.get('nil') ?? '')) return null;
  const declared = place && readSchema(connector, place);
  const typeName = nameIn(element, 'type');
  const special = specialTypeOf(connector, declared, (type) => typeName === `{${type.namespace}}${type.name}`);
  const schema = special?.schema ?? declared;
  if (typeName?.startsWith(XML_SCHEMA) && (schema?.type ?? 'any') === 'any' && element.children.length === 0)
    return scalarOf(builtInType(typeName), element.text);
  const isObject = schema?.type === 'object' || (schema?.properties.size ?? 0) > 0;
  if (schema && !isObject && schema.type !== 'any') return scalarOf(schema.type, element.text);
  const attributes = [...element.attributes].filter(([name]) => !OF_XML.has(name));
  if (!isObject && element.children.length === 0 && attributes.length === 0) return element.text;
  if (depth > MAX_DEPTH) return null;
  const found = new Map<string, JsonValue>(special ? [[TYPE_MEMBER, special.key]] : []);
  const known = new Set<string>();
  for (const [key, property] of schema?.properties ?? []) {
    if (key === TYPE_MEMBER) continue;
    const inner = readSchema(connector, property);
    const name = textMember(inner.xml, 'name') ?? key;
    if (key === '#text') found.set(key, scalarOf(inner.type, element.text));
    else if (flagMember(inner.xml, 'attribute')) {
      const attribute = element.attributes.get(name);
      if (attribute !== undefined) found.set(key, scalarOf(inner.type, attribute));
      known.add(`@${name}`);
    } else {
      const named = element.children.filter((child) => child.name === name);
      const children = flagMember(inner.xml, 'wrapped') ? named.flatMap((child) => child.children) : named;
      if (inner.type === 'array')
        found.set(
          key,
          children.map((child) => toValue({ connector, place: inner.items }, child, depth + 1)),
        );
      else if (children[0]) found.set(key, toValue({ connector, place: property }, children[0], depth + 1));
      known.add(name);
    }
  }
  addOthers(found, { element, known, attributes, depth });
  return Object.fromEntries(found);
}

/** Attributes of XML Schema and of the SOAP encoding, which are no values. */
const OF_XML: ReadonlySet<string> = new Set(['nil', 'type', 'schemaLocation', 'encodingStyle', 'arrayType']);

/** What the schema does not know: attributes as `@name`, children by their names, several of one name as a list. */
function addOthers(
  found: Map<string, JsonValue>,
  given: {
    element: XmlElement;
    known: ReadonlySet<string>;
    attributes: readonly (readonly [string, string])[];
    depth: number;
  },
): void {
  const { element, known, attributes, depth } = given;
  for (const [name, value] of attributes) if (!known.has(`@${name}`)) found.set(`@${name}`, value);
  const others = element.children.filter(({ name }) => !known.has(name));
  for (const [name, children] of Map.groupBy(others, (child) => child.name)) {
    const items = children.map((child) =>
      toValue({ connector: { definition: {} }, place: undefined }, child, depth + 1),
    );
    found.set(name, items.length === 1 ? (items[0] ?? null) : items);
  }
  if (found.size > 0 && !found.has('#text') && element.children.length === 0 && element.text.trim() !== '')
    found.set('#text', element.text);
}

/** A text as a value of a type; as it is where it is none, or where a number would lose digits. */
function scalarOf(type: ValueType, text: string): JsonValue {
  const trimmed = text.trim();
  if (type === 'boolean') return /^(?:true|1)$/.test(trimmed) ? true : /^(?:false|0)$/.test(trimmed) ? false : text;
  if (type !== 'integer' && type !== 'number') return text;
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN;
  const isExact = type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
  return isExact ? number : trimmed;
}

function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

function textOf(element: XmlElement | undefined, name: string): string {
  return (element && childOf(element, name)?.text.trim()) ?? '';
}
