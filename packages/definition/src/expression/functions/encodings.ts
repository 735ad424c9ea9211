import { decodeBase64, encodeBase64 } from '../../value/base64.ts';
import { binaryContent, contentText, toBinaryContent } from '../../value/binary-content.ts';
import { isTextType, parseMediaType } from '../../value/media-type.ts';
import { decodeUtf8, encodeUtf8 } from '../../value/utf8.ts';
import type { Value } from '../../value/value.ts';
import { valueText } from '../../value/value-text.ts';
import { textArgument, wrongArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { percentDecode, percentDecodeBytes, percentEncode } from './percent-encoding.ts';

/** The functions between texts, bytes and their encodings. */
export const encodingFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'base64',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the base64 text of a text or of binary content.',
    example: "@base64('hello')",
    evaluate: base64,
  },
  {
    kind: 'pure',
    name: 'base64ToString',
    aliases: ['decodeBase64'],
    family: 'conversion',
    parameters: 'base64',
    summary: 'Gives the text that a base64 text stands for.',
    example: "@base64ToString('aGVsbG8=')",
    evaluate: (text) => decodeUtf8(base64Argument('base64ToString', text)),
  },
  {
    kind: 'pure',
    name: 'base64ToBinary',
    family: 'conversion',
    parameters: 'base64',
    summary: 'Gives the binary content that a base64 text stands for.',
    example: "@base64ToBinary('aGVsbG8=')",
    evaluate: base64ToBinary,
  },
  {
    kind: 'pure',
    name: 'binary',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the binary content of a text.',
    example: "@binary('hello')",
    evaluate: binary,
  },
  {
    kind: 'pure',
    name: 'dataUri',
    family: 'conversion',
    parameters: 'value',
    summary: 'Gives the data URI of a text or of binary content.',
    example: "@dataUri('hello')",
    evaluate: dataUri,
  },
  {
    kind: 'pure',
    name: 'dataUriToString',
    family: 'conversion',
    parameters: 'dataUri',
    summary: 'Gives the text in a data URI.',
    example: "@dataUriToString('data:text/plain;charset=utf-8;base64,aGVsbG8=')",
    evaluate: (uri) => textOf(readDataUri('dataUriToString', uri)),
  },
  {
    kind: 'pure',
    name: 'dataUriToBinary',
    family: 'conversion',
    parameters: 'dataUri',
    summary: 'Gives the binary content in a data URI.',
    example: "@dataUriToBinary('data:text/plain;charset=utf-8;base64,aGVsbG8=')",
    evaluate: (uri) => contentOf(readDataUri('dataUriToBinary', uri)),
  },
  {
    kind: 'pure',
    name: 'decodeDataUri',
    family: 'conversion',
    parameters: 'dataUri',
    summary: 'Gives the content of a data URI: a text where its type is one, else binary content.',
    example: "@decodeDataUri('data:text/plain;base64,aGk=')",
    evaluate: decodeDataUri,
  },
  {
    kind: 'pure',
    name: 'uriComponent',
    aliases: ['encodeUriComponent'],
    family: 'conversion',
    parameters: 'text',
    summary: 'Writes a text so that it can stand in a URI.',
    example: "@uriComponent('https://contoso.com')",
    evaluate: (text) => percentEncode(textArgument('uriComponent', 1, text), 'all'),
  },
  {
    kind: 'pure',
    name: 'uriComponentToString',
    aliases: ['decodeUriComponent'],
    family: 'conversion',
    parameters: 'text',
    summary: 'Reads a text that was written to stand in a URI.',
    example: "@uriComponentToString('https%3A%2F%2Fcontoso.com')",
    evaluate: (text) => percentDecode(textArgument('uriComponentToString', 1, text)),
  },
  {
    kind: 'pure',
    name: 'uriComponentToBinary',
    family: 'conversion',
    parameters: 'text',
    summary: 'Gives the binary content of a text that was written to stand in a URI.',
    example: "@uriComponentToBinary('a%20b')",
    evaluate: (text) => binaryContent(OCTETS, percentDecodeBytes(textArgument('uriComponentToBinary', 1, text))),
  },
];

const OCTETS = 'application/octet-stream';

function base64(value: Value): Value {
  return toBinaryContent(value)?.base64 ?? encodeBase64(encodeUtf8(scalarText('base64', value)));
}

/** The text of a text, number or boolean; anything else has no bytes of its own. */
function scalarText(name: string, value: Value): string {
  if (value === null) throw wrongArgument(name, 1, 'a string or binary content', value);
  return valueText(value);
}

function base64Argument(name: string, value: Value): Uint8Array {
  const bytes = decodeBase64(textArgument(name, 1, value));
  if (bytes === undefined) throw wrongArgument(name, 1, 'a base64 text', value);
  return bytes;
}

function base64ToBinary(value: Value): Value {
  base64Argument('base64ToBinary', value);
  return { '$content-type': OCTETS, $content: value };
}

function binary(value: Value): Value {
  return toBinaryContent(value) ? value : binaryContent(OCTETS, encodeUtf8(scalarText('binary', value)));
}

function dataUri(value: Value): Value {
  const content = toBinaryContent(value);
  if (content) return `data:${content.contentType};base64,${content.base64}`;
  return `data:text/plain;charset=utf-8;base64,${encodeBase64(encodeUtf8(scalarText('dataUri', value)))}`;
}

interface DataUri {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

function readDataUri(name: string, value: Value): DataUri {
  const text = textArgument(name, 1, value);
  const comma = text.indexOf(',');
  if (comma < 0 || !/^data:/i.test(text)) throw wrongArgument(name, 1, 'a data URI', value);
  const head = text.slice(5, comma);
  const isBase64 = /;\s*base64\s*$/i.test(head);
  const contentType = (isBase64 ? head.slice(0, head.lastIndexOf(';')) : head).trim();
  const data = text.slice(comma + 1);
  const bytes = isBase64 ? decodeBase64(percentDecode(data)) : percentDecodeBytes(data);
  if (bytes === undefined) throw wrongArgument(name, 1, 'a data URI with valid base64', value);
  return {
    contentType: contentType.startsWith(';') || contentType === '' ? `text/plain${contentType}` : contentType,
    bytes,
  };
}

function textOf({ contentType, bytes }: DataUri): string {
  return contentText({ contentType, bytes, base64: '' });
}

function contentOf({ contentType, bytes }: DataUri): Value {
  return binaryContent(contentType, bytes);
}

function decodeDataUri(value: Value): Value {
  const content = readDataUri('decodeDataUri', value);
  return isTextType(parseMediaType(content.contentType)) ? textOf(content) : contentOf(content);
}
