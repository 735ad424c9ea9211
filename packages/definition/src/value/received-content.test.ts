import { expect, test } from 'vitest';
import { receivedContent, receivedText } from './received-content.ts';
import { encodeUtf8 } from './utf8.ts';
import { writeValue } from './write-value.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const form = 'application/x-www-form-urlencoded';

test.each([
  {
    name: 'JSON, integers exact',
    type: 'application/json',
    bytes: '{"n":9007199254740993}',
    json: '{"n":9007199254740993}',
  },
  { name: 'JSON of another name', type: 'application/problem+json; charset=UTF-8', bytes: '[1]', json: '[1]' },
  { name: 'JSON with a byte order mark', type: 'application/json', bytes: '\u00ef\u00bb\u00bf{}', json: '{}' },
  { name: 'what only claims to be JSON', type: 'application/json', bytes: '{a', json: '"{a"' },
  { name: 'JSON without a type', type: undefined, bytes: '{"a":1}', json: '{"a":1}' },
  { name: 'text without a type', type: undefined, bytes: 'a b', json: '"a b"' },
  { name: 'text in UTF-8', type: 'text/plain', bytes: '\u00c3\u00a9', json: '"é"' },
  { name: 'text in Latin-1', type: 'text/plain; charset="ISO-8859-1"', bytes: '\u00e9', json: '"é"' },
  {
    name: 'text in a quoted charset of Windows',
    type: "text/csv;charset='x';charset=windows-1252",
    bytes: 'a',
    json: '"a"',
  },
  { name: 'text in UTF-16', type: 'text/plain; charset=utf-16', bytes: '\u00ff\u00fea\u0000', json: '"a"' },
  {
    name: 'text of an unknown charset as UTF-8',
    type: 'text/plain; charset=nonesuch',
    bytes: '\u00c3\u00a9',
    json: '"é"',
  },
  { name: 'nothing', type: 'application/json', bytes: '', json: undefined },
  {
    name: 'bytes',
    type: 'application/octet-stream',
    bytes: '\u0000\u00ff',
    json: '{"$content-type":"application/octet-stream","$content":"AP8="}',
  },
  {
    name: 'XML as bytes with their charset',
    type: 'application/xml; charset=utf-8',
    bytes: '<a/>',
    json: '{"$content-type":"application/xml; charset=utf-8","$content":"PGEvPg=="}',
  },
])('reads $name', ({ type, bytes, json }) => {
  const value = receivedContent(latin1(bytes), type);
  expect(value === undefined ? undefined : writeValue(value)).toBe(json);
});

test.each([
  {
    name: 'fields',
    text: 'a=1&b=x+y&a=2',
    fields: [
      ['a', '1'],
      ['b', 'x y'],
      ['a', '2'],
    ],
  },
  {
    name: 'names that nest, as they are',
    text: 'a%5Bb%5D=1&a[b][c]=2',
    fields: [
      ['a[b]', '1'],
      ['a[b][c]', '2'],
    ],
  },
  {
    name: 'fields without a value, and none at all',
    text: '&a&=b&',
    fields: [
      ['a', ''],
      ['', 'b'],
    ],
  },
  {
    name: 'percent signs that encode nothing',
    text: 'a=100%&b=%zz%C3%A9',
    fields: [
      ['a', '100%'],
      ['b', '%zzé'],
    ],
  },
  { name: 'values with an equals sign', text: 'a=b=c', fields: [['a', 'b=c']] },
])('reads $name of a form', ({ text, fields }) => {
  expect(receivedContent(encodeUtf8(text), form)).toEqual({
    '$content-type': form,
    $content: Buffer.from(text).toString('base64'),
    $formdata: fields.map(([key, value]) => ({ key, value })),
  });
});

interface Part {
  readonly headers: object;
  readonly type: string;
  readonly content: string;
}

test.each<{ name: string; type: string; body: string; parts: readonly Part[] }>([
  {
    name: 'parts with and without a type',
    type: 'multipart/form-data; boundary=b',
    body: '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b\r\nContent-Type: image/png\r\n\r\n\u00ff\r\n--b--\r\n',
    parts: [
      { headers: { 'Content-Disposition': 'form-data; name="x"' }, type: 'text/plain', content: '1' },
      { headers: { 'Content-Type': 'image/png' }, type: 'image/png', content: '\u00ff' },
    ],
  },
  {
    name: 'a boundary in quotes, with a space',
    type: 'multipart/form-data; boundary="a b"',
    body: '--a b\r\n\r\n1\r\n--a b--',
    parts: [{ headers: {}, type: 'text/plain', content: '1' }],
  },
  {
    name: 'a delimiter inside of a part that does not begin a line',
    type: 'multipart/form-data; boundary=b',
    body: '--b\r\n\r\nx --b y\r\n--b--',
    parts: [{ headers: {}, type: 'text/plain', content: 'x --b y' }],
  },
  {
    name: 'text before the first and after the last part',
    type: 'multipart/mixed; boundary=b',
    body: 'before\r\n--b\r\n\r\n1\r\n--b--\r\nafter\r\n--b\r\n',
    parts: [{ headers: {}, type: 'text/plain', content: '1' }],
  },
  {
    name: 'lines that end without a carriage return, and an empty part',
    type: 'multipart/form-data; boundary=b',
    body: '--b\nContent-Type: text/html\n\n\n--b--',
    parts: [{ headers: { 'Content-Type': 'text/html' }, type: 'text/html', content: '' }],
  },
  {
    name: 'a message that ends too early, without its last part',
    type: 'multipart/form-data; boundary=b',
    body: '--b\r\n\r\n1\r\n--b\r\n\r\n2',
    parts: [{ headers: {}, type: 'text/plain', content: '1' }],
  },
  { name: 'no boundary', type: 'multipart/form-data', body: '--b\r\n\r\n1\r\n--b--', parts: [] },
])('reads $name of a multipart message', ({ type, body, parts }) => {
  expect(receivedContent(latin1(body), type)).toEqual({
    '$content-type': type,
    $content: base64(body),
    $multipart: parts.map((part) => ({
      headers: part.headers,
      body: { '$content-type': part.type, $content: base64(part.content) },
    })),
  });
});

test('an engine may decode in its own way', () => {
  const coding = { decode: (_: Uint8Array, charset: string) => charset, toBase64: () => 'bytes' };
  expect(receivedContent(latin1('x'), 'text/plain; charset=shift_jis', coding)).toBe('shift_jis');
  expect(receivedContent(latin1('x'), 'image/png', coding)).toMatchObject({ $content: 'bytes' });
});

test('a message given as text stays text where its type is JSON or text', () => {
  expect(receivedText('{"a":1}', 'application/json')).toBe('{"a":1}');
  expect(receivedText('a', 'text/plain')).toBe('a');
  expect(receivedText('<a/>', 'application/xml')).toEqual({ '$content-type': 'application/xml', $content: 'PGEvPg==' });
});
