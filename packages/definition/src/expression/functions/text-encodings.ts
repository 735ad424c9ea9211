import { utf8Length } from '../../value/utf8.ts';
import { textArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { decodeLocalName, encodeLocalName } from '../xml/xml-name.ts';

/** The functions that write a text for another format, and back. */
export const textEncodingFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'encodeXmlValue',
    family: 'text',
    parameters: 'text',
    summary: 'Writes a text so that it can stand as a value in XML.',
    example: "@encodeXmlValue('a<b & c')",
    evaluate: (text) => encodeXmlValue(textArgument('encodeXmlValue', 1, text)),
  },
  {
    kind: 'pure',
    name: 'decodeXmlValue',
    family: 'text',
    parameters: 'text',
    summary: 'Reads a text that was written as a value in XML.',
    example: "@decodeXmlValue('a&lt;b')",
    evaluate: (text) => decodeXmlValue(textArgument('decodeXmlValue', 1, text)),
  },
  {
    kind: 'pure',
    name: 'encodeXmlName',
    family: 'text',
    parameters: 'text',
    summary: 'Writes a text so that it can stand as a name in XML.',
    example: "@encodeXmlName('first name')",
    evaluate: (text) => encodeLocalName(textArgument('encodeXmlName', 1, text)),
  },
  {
    kind: 'pure',
    name: 'decodeXmlName',
    family: 'text',
    parameters: 'text',
    summary: 'Reads a text that was written as a name in XML.',
    example: "@decodeXmlName('first_x0020_name')",
    evaluate: (text) => decodeLocalName(textArgument('decodeXmlName', 1, text)),
  },
  {
    kind: 'pure',
    name: 'utf8Length',
    family: 'text',
    parameters: 'text',
    summary: 'Gives the length of a text in UTF-8, in bytes.',
    example: "@utf8Length('héllo')",
    evaluate: (text) => utf8Length(textArgument('utf8Length', 1, text)),
  },
  {
    kind: 'pure',
    name: 'utf16Length',
    family: 'text',
    parameters: 'text',
    summary: 'Gives the length of a text in UTF-16, in bytes.',
    example: "@utf16Length('héllo')",
    evaluate: (text) => textArgument('utf16Length', 1, text).length * 2,
  },
  {
    kind: 'pure',
    name: 'trimByteOrderMark',
    family: 'text',
    parameters: 'text',
    summary: 'Removes the byte order mark from the start of a text.',
    example: "@trimByteOrderMark('abc')",
    evaluate: (text) => trimByteOrderMark(textArgument('trimByteOrderMark', 1, text)),
  },
];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function encodeXmlValue(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const characters = new Map(Object.entries(entities).map(([character, entity]) => [entity, character]));

function decodeXmlValue(text: string): string {
  return text.replace(/&(?:[a-z]{2,4}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});/g, (entity) => {
    if (!entity.startsWith('&#')) return characters.get(entity) ?? entity;
    const isHex = /[xX]/.test(entity[2] ?? '');
    const code = Number.parseInt(entity.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

function trimByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
