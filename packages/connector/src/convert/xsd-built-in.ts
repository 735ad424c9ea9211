import type { ValueType } from '../model/operation.ts';
import type { JsonObject } from '../source/json-value.ts';
import { localName } from './xml-names.ts';

/** What the names of XML Schema itself begin with. */
export const XML_SCHEMA = '{http://www.w3.org/2001/XMLSchema}';

/** What the names of the SOAP 1.1 encoding begin with. */
export const SOAP_ENCODING = '{http://schemas.xmlsoap.org/soap/encoding/}';

/** The JSON schemas of its types; every other is text. */
export const BUILT_IN: Readonly<Record<string, JsonObject>> = {
  anyType: {},
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

/** What the values of a type of XML Schema are in JSON. */
export function builtInType(name: string): ValueType {
  const type = BUILT_IN[localName(name)]?.['type'];
  return type === 'boolean' || type === 'integer' || type === 'number' ? type : 'string';
}
