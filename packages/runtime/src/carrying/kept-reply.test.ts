import type { Value } from '@tenon/definition';
import { expect, test } from 'vitest';
import { keptReply } from './kept-reply.ts';

const reply = (body?: Value) => ({ reply: { statusCode: 200, headers: {}, ...(body === undefined ? {} : { body }) } });
const binary = (characters: number) => ({ '$content-type': 'application/zip', $content: 'A'.repeat(characters) });

test.each([
  { name: 'no body', outcome: reply() },
  { name: 'a document', outcome: reply({ price: 20 }) },
  { name: 'bytes that just fit', outcome: reply(binary(104_857_500)) },
  { name: 'a text that just fits', outcome: reply('x'.repeat(104_857_590)) },
  { name: 'a failure', outcome: { failure: { code: 'timed-out', message: 'Late.', retry: true } } },
])('keeps $name as it is', ({ outcome }) => {
  expect(keptReply(outcome)).toBe(outcome);
});

test.each([
  { name: 'bytes', outcome: reply(binary(104_857_600)) },
  { name: 'a text', outcome: reply('x'.repeat(104_857_600)) },
  { name: 'a text that only escapes make too long', outcome: reply('\u0001'.repeat(17_476_267)) },
])('makes a failure that is not tried again of $name that no event has room for', ({ outcome }) => {
  expect(keptReply(outcome)).toMatchObject({ failure: { code: 'answer-too-large', retry: false } });
});
