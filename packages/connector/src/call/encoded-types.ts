import type { Schema } from '../schema/schema.ts';
import { flagMember, isJsonList, isJsonObject, type JsonValue, textMember } from '../source/json-value.ts';
import { XSI } from './special-type.ts';
import { attribute } from './xml-text.ts';

const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';
const ENCODINGS = {
  '1.1': 'http://schemas.xmlsoap.org/soap/encoding/',
  '1.2': 'http://www.w3.org/2003/05/soap-encoding',
} as const;

type Version = keyof typeof ENCODINGS;

/** The namespaces that an envelope declares for the types of encoded values. */
export const ENCODING_DECLARATIONS: Readonly<Record<Version, string>> = {
  '1.1': declarations('1.1'),
  '1.2': declarations('1.2'),
};

function declarations(version: Version): string {
  const prefixes = { xsi: XSI, xsd: XML_SCHEMA, soapenc: ENCODINGS[version] };
  return Object.entries(prefixes)
    .map(([prefix, namespace]) => attribute(`xmlns:${prefix}`, namespace))
    .join('');
}

/** What an element says of how its content is encoded. */
export function encodingStyle(version: Version): string {
  return attribute('soap:encodingStyle', ENCODINGS[version]);
}

/** A value, its schema, and where it is a list that of its items. */
interface Encoded {
  readonly schema: Schema | undefined;
  readonly items: Schema | undefined;
  readonly value: JsonValue;
}

/**
 * How an element says of which type its value is: `xsi:type` with the type that its schema was made of (`x-tenon-type`), a
 * list with the type and the number of its items. Nothing where the type has no name.
 */
export function typeOfEncoded({ schema, items, value }: Encoded, version: Version): string {
  if (isJsonList(value) && flagMember(schema?.xml, 'wrapped'))
    return typeOfList({ items, length: value.length }, version);
  const type = declaredType(schema) ?? plainType(schema, value);
  return type ? `${type.declaration}${attribute('xsi:type', type.name)}` : '';
}

/** SOAP 1.1, section 5.4.2; SOAP 1.2 part 2, section 3.1.4. */
function typeOfList(
  { items, length }: { readonly items: Schema | undefined; readonly length: number },
  version: Version,
): string {
  const { name, declaration } = declaredType(items) ?? { name: 'xsd:anyType', declaration: '' };
  if (version === '1.2')
    return `${declaration}${attribute('soapenc:itemType', name)}${attribute('soapenc:arraySize', length)}`;
  const type = attribute('xsi:type', 'soapenc:Array');
  return `${declaration}${type}${attribute('soapenc:arrayType', `${name}[${length}]`)}`;
}

/** A type by a prefix, and the declaration of the prefix where the envelope has none. */
interface TypeName {
  readonly name: string;
  readonly declaration: string;
}

function declaredType(schema: Schema | undefined): TypeName | undefined {
  const declared = schema?.extensions['x-tenon-type'];
  const name = textMember(declared, 'name');
  if (name === undefined) return undefined;
  const namespace = textMember(declared, 'namespace') ?? '';
  if (namespace === XML_SCHEMA) return { name: `xsd:${name}`, declaration: '' };
  if (namespace === '') return { name, declaration: '' };
  return { name: `xt:${name}`, declaration: attribute('xmlns:xt', namespace) };
}

/** The type of a plain value that may be of any. */
function plainType(schema: Schema | undefined, value: JsonValue): TypeName | undefined {
  if ((schema?.type ?? 'any') !== 'any' || value === null || isJsonObject(value) || isJsonList(value)) return undefined;
  const kind = typeof value === 'number' ? (Number.isSafeInteger(value) ? 'integer' : 'double') : typeof value;
  return { name: `xsd:${kind}`, declaration: '' };
}
