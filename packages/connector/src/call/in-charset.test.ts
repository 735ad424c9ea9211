import { expect, test } from 'vitest';
import { inCharset } from './in-charset.ts';

const latin = Uint8Array.of(0xe4, 0x21);
test.each([
  {
    name: 'Latin-1',
    type: 'text/plain; charset=iso-8859-1',
    body: 'ä!',
    sent: latin,
    says: 'text/plain; charset=iso-8859-1',
  },
  {
    name: 'Windows',
    type: 'text/csv;charset="windows-1252"',
    body: 'ä!',
    sent: latin,
    says: 'text/csv;charset="windows-1252"',
  },
  {
    name: 'what Latin-1 has not',
    type: 'text/plain; charset=latin1; q=1',
    body: '€',
    sent: '€',
    says: 'text/plain; charset=utf-8; q=1',
  },
  {
    name: 'another charset',
    type: 'text/plain; charset=shift_jis',
    body: 'ä',
    sent: 'ä',
    says: 'text/plain; charset=utf-8',
  },
  { name: 'XML', type: 'text/xml; charset=iso-8859-1', body: '<ä/>', sent: '<ä/>', says: 'text/xml; charset=utf-8' },
  {
    name: 'ASCII in any',
    type: 'text/plain; charset=shift_jis',
    body: 'a',
    sent: 'a',
    says: 'text/plain; charset=shift_jis',
  },
  { name: 'UTF-8', type: 'text/plain; charset=UTF-8', body: 'ä', sent: 'ä', says: 'text/plain; charset=UTF-8' },
  { name: 'bytes', type: 'text/plain; charset=latin1', body: latin, sent: latin, says: 'text/plain; charset=latin1' },
])('writes a body in its charset: $name', ({ type, body, sent, says }) => {
  expect(inCharset({ body, contentType: type })).toEqual({ body: sent, contentType: says });
});
