import type { Connector, SchemaPlace } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import {
  flagMember,
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  objectMember,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import { ENCODING_DECLARATIONS, encodingStyle, typeOfEncoded } from './encoded-types.ts';
import { type SpecialType, specialTypeOf, TYPE_MEMBER, XSI } from './special-type.ts';
import { attribute, escapeText, toXmlName } from './xml-text.ts';

/** Values nested deeper than this are written as text; no definition and no person goes there. */
const MAX_DEPTH = 100;

/** Where the value of an XML body comes from: its schema, and the name of the root element where the schema has none. */
export interface XmlSource {
  readonly connector: Pick<Connector, 'definition'>;
  readonly place?: SchemaPlace;
  readonly name: string;
  /** The value is the input of a SOAP operation, to be put into its envelope. */
  readonly soap?: SoapEnvelope;
}

/** The envelope of a SOAP operation: its version, and the member of the value that holds its headers. */
export interface SoapEnvelope {
  readonly version: '1.1' | '1.2';
  readonly header?: string;
  /** Each value in the body says of which type it is, as `use="encoded"` wants. */
  readonly isEncoded?: true;
}

/** What `x-tenon-soap` on a body says; undefined for every other body. */
export function readSoap(body: JsonValue | undefined): SoapEnvelope | undefined {
  const declared = objectMember(body, 'x-tenon-soap');
  if (!declared) return undefined;
  const header = textMember(declared, 'header');
  return {
    version: declared['version'] === '1.2' ? '1.2' : '1.1',
    ...(header === undefined ? {} : { header }),
    ...(flagMember(declared, 'encoded') ? { isEncoded: true } : {}),
  };
}

/**
 * Writes a value as an XML document, by the `xml` hints of its schema (name, prefix, namespace, attribute, wrapped).
 * Members called `@name` are attributes and `#text` is the text of the element, as the JSON form of XML has them. An
 * object of one member that the schema does not know is the root element itself.
 */
export function writeXml(value: JsonValue, source: XmlSource): string {
  const { connector, place, name } = source;
  const schema = place === undefined ? undefined : readSchema(connector, place);
  if (source.soap) return writeEnvelope(value, { ...source, soap: source.soap, schema });
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  const own = textMember(schema?.xml, 'name');
  const [only, ...others] = isJsonObject(value) ? Object.keys(value) : [];
  const isRoot = own === undefined && only !== undefined && others.length === 0 && !schema?.properties.has(only);
  if (isRoot && isJsonObject(value) && schema?.name === undefined) {
    return `${declaration}${element({ connector, name: only, schema: undefined, value: value[only] ?? null }, 0)}`;
  }
  return `${declaration}${element({ connector, name: own ?? schema?.name ?? name, schema, value }, 0)}`;
}

const ENVELOPES = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

function writeEnvelope(
  value: JsonValue,
  { connector, schema, soap, name }: XmlSource & { readonly soap: SoapEnvelope; readonly schema: Schema | undefined },
): string {
  const given = isJsonObject(value) ? value : {};
  const headers = soap.header === undefined ? undefined : given[soap.header];
  const place = soap.header === undefined ? undefined : schema?.properties.get(soap.header);
  const headerSchema = place && readSchema(connector, place);
  const header =
    isJsonObject(headers) && Object.keys(headers).length > 0
      ? element({ connector, name: 'soap:Header', schema: headerSchema, value: headers }, 1)
      : '';
  const input = Object.fromEntries(Object.entries(given).filter(([key]) => key !== soap.header));
  const encoding = soap.isEncoded && soap.version;
  const root = textMember(schema?.xml, 'name') ?? name;
  const body = element({ connector, name: root, schema, value: input, ...(encoding ? { encoding } : {}) }, 1);
  const declared = encoding ? ENCODING_DECLARATIONS[encoding] : '';
  return `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${ENVELOPES[soap.version]}"${declared}>${header}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

interface Written {
  readonly connector: XmlSource['connector'];
  readonly name: string;
  readonly schema: Schema | undefined;
  readonly value: JsonValue;
  /** The SOAP encoding in which values say of which type they are. */
  readonly encoding?: SoapEnvelope['version'];
}

function element(given: Written, depth: number): string {
  const written = { ...given, value: plainContent(given) };
  const { connector, name, schema, value, encoding } = written;
  const tag = qualified(name, schema);
  const attributes = `${namespaceOf(schema)}${encoding ? encodedAttributes(written, { encoding, depth }) : ''}`;
  if (value === null && flagMember(schema?.xml, 'x-nil'))
    return `<${tag}${attributes}${attribute('xmlns:xsi', XSI)}${attribute('xsi:nil', 'true')}/>`;
  if (!isJsonObject(value) || depth > MAX_DEPTH) {
    const inner = isJsonList(value) ? listItems(written, depth) : escapeText(scalarText(value));
    return inner === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${inner}</${tag}>`;
  }
  const { [TYPE_MEMBER]: type, ...members } = value;
  const special = specialTypeOf(connector, schema, ({ key }) => key === type);
  const actual = special?.schema ?? schema;
  let start = special ? `${namespaceOf(schema)}${typeAttributes(special)}` : attributes;
  let inner = '';
  for (const [key, item] of inOrder(special ? members : value, actual)) {
    if (item === undefined) continue;
    const place = actual?.properties.get(key);
    const property = place === undefined ? undefined : readSchema(connector, place);
    if (item === null && !flagMember(property?.xml, 'x-nil')) continue;
    const known = textMember(property?.xml, 'name');
    if (key === '#text') inner += escapeText(scalarText(item));
    else if (key.startsWith('@') && key.length > 1) start += attribute(key.slice(1), item);
    else if (property && flagMember(property.xml, 'attribute')) {
      start += attribute(qualified(known ?? key, property), item);
    } else inner += member({ ...written, name: known ?? key, schema: property, value: item }, depth + 1);
  }
  return inner === '' ? `<${tag}${start}/>` : `<${tag}${start}>${inner}</${tag}>`;
}

/** A file where text is declared, as `base64Binary` is: its content. */
function plainContent({ schema, value }: Written): JsonValue {
  const content = isJsonObject(value) && schema?.type === 'string' ? value['$content'] : undefined;
  return typeof content === 'string' ? content : value;
}

/** What an encoded element says of itself: the one that is called as the operation how it is encoded, those inside of which type they are. */
function encodedAttributes(
  { connector, schema, value }: Written,
  { encoding, depth }: { readonly encoding: SoapEnvelope['version']; readonly depth: number },
): string {
  if (depth === 1) return encodingStyle(encoding);
  const items = schema?.items === undefined ? undefined : readSchema(connector, schema.items);
  return typeOfEncoded({ schema, items, value }, encoding);
}

/** How an element says that it is of a more special type than its declaration. */
function typeAttributes({ name, namespace }: SpecialType): string {
  const type = namespace === '' ? name : `xt:${name}`;
  const declared = namespace === '' ? '' : attribute('xmlns:xt', namespace);
  return `${attribute('xmlns:xsi', XSI)}${declared}${attribute('xsi:type', type)}`;
}

/** The members of an object in the order of the schema, as sequences want them; what the schema does not know follows. */
function inOrder(value: JsonObject, schema: Schema | undefined): readonly (readonly [string, JsonValue | undefined])[] {
  const known = [...(schema?.properties.keys() ?? [])].filter((name) => Object.hasOwn(value, name));
  const others = Object.keys(value).filter((name) => !schema?.properties.has(name));
  return [...known, ...others].map((name) => [name, value[name]]);
}

/** A member of an object: a list is its items one after another, in an element around them where the schema wraps them. */
function member(written: Written, depth: number): string {
  const { schema, value } = written;
  if (!isJsonList(value)) return element(written, depth);
  // A list in XML Schema is one text.
  if (schema?.type === 'string') return element({ ...written, value: value.map(scalarText).join(' ') }, depth);
  const isWrapped = flagMember(schema?.xml, 'wrapped');
  return isWrapped ? element(written, depth) : listItems(written, depth);
}

function listItems(written: Written, depth: number): string {
  const { connector, name, schema, value } = written;
  const items = schema?.items === undefined ? undefined : readSchema(connector, schema.items);
  const own = textMember(items?.xml, 'name');
  const list = isJsonList(value) ? value : [];
  return list.map((item) => element({ ...written, name: own ?? name, schema: items, value: item }, depth + 1)).join('');
}

function qualified(name: string, schema: Schema | undefined): string {
  const prefix = textMember(schema?.xml, 'prefix');
  return toXmlName(prefix === undefined || prefix === '' || name.includes(':') ? name : `${prefix}:${name}`);
}

function namespaceOf(schema: Schema | undefined): string {
  const namespace = textMember(schema?.xml, 'namespace');
  if (namespace === undefined) return '';
  const prefix = textMember(schema?.xml, 'prefix');
  return attribute(prefix === undefined || prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace);
}
