import { expect, test } from 'vitest';
import { storedKind } from './stored-kind.ts';

test.each([
  { name: 'a file', contentType: 'application/zip', first: 'PK', kind: 'bytes' },
  { name: 'XML', contentType: 'application/xml; charset=utf-16', first: '<a>', kind: 'bytes' },
  { name: 'a JSON object', contentType: 'application/json', first: ' \n{', kind: 'json' },
  {
    name: 'a JSON list of some type',
    contentType: 'application/problem+json; charset=UTF-8',
    first: '[',
    kind: 'json',
  },
  { name: 'a JSON text', contentType: 'application/json', first: '"', kind: undefined },
  { name: 'JSON in another coding', contentType: 'application/json; charset=utf-16', first: '{', kind: undefined },
  { name: 'JSON behind a mark', contentType: 'application/json', first: '\ufeff{', kind: undefined },
  { name: 'a text', contentType: 'text/csv; charset=utf-8', first: 'a,b', kind: 'text' },
  { name: 'a text in another coding', contentType: 'text/plain; charset=iso-8859-1', first: 'a', kind: undefined },
  { name: 'a form', contentType: 'application/x-www-form-urlencoded', first: 'a=b', kind: undefined },
  { name: 'a message of parts', contentType: 'multipart/form-data; boundary=x', first: '--x', kind: undefined },
  { name: 'what nobody declares', contentType: undefined, first: '{', kind: undefined },
])('$name is kept as $kind', ({ contentType, first, kind }) => {
  expect(storedKind(contentType, Buffer.from(first))).toBe(kind);
});
