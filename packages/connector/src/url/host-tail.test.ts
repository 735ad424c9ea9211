import { expect, test } from 'vitest';
import { hostTail } from './host-tail.ts';

const open = {};
test.each([
  { name: 'a fixed end', pieces: [{ text: 'https://' }, open, { text: '.a.example/v1' }], tail: '.a.example' },
  {
    name: 'a fixed end with a port',
    pieces: [{ text: 'https://' }, open, { text: '.a.example:8443' }],
    tail: '.a.example:8443',
  },
  { name: 'an open end', pieces: [{ text: 'https://a.' }, open, { text: '/v1' }], tail: '' },
  {
    name: 'the last open value',
    pieces: [{ text: 'https://' }, open, { text: '.b.' }, open, { text: '.C.example' }],
    tail: '.c.example',
  },
  {
    name: 'an open value in the path',
    pieces: [{ text: 'https://a.example/' }, open, { text: '.b' }],
    tail: 'a.example',
  },
  { name: 'an address without its scheme', pieces: [open, { text: '.a.example' }], tail: '.a.example' },
  { name: 'an open address', pieces: [open, { text: '/v1.0' }], tail: '' },
  { name: 'an open scheme', pieces: [open, { text: '://a.example' }], tail: 'a.example' },
])('finds the end of a host: $name', ({ pieces, tail }) => {
  expect(hostTail(pieces)).toBe(tail);
});
