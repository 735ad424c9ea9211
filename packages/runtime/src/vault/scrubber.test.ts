import { expect, test } from 'vitest';
import { createScrubber } from './scrubber.ts';

// Attack T23 of docs/security.md.

const value = 'cänary "key"+/=1';

test.each([
  { name: 'in clear', text: value },
  { name: 'inside JSON', text: JSON.stringify({ value }) },
  { name: 'in a URL', text: `https://x/?key=${encodeURIComponent(value)}` },
  {
    name: 'in a URL with small escapes',
    text: encodeURIComponent(value)
      .replaceAll('%C3', '%c3')
      .replaceAll('%A4', '%a4')
      .replaceAll('%2B', '%2b')
      .replaceAll('%2F', '%2f')
      .replaceAll('%3D', '%3d'),
  },
  { name: 'in a form', text: new URLSearchParams({ value }).toString() },
  { name: 'in hexadecimal', text: Buffer.from(value).toString('hex') },
  { name: 'in base64', text: Buffer.from(value).toString('base64') },
  { name: 'in base64url', text: Buffer.from(value).toString('base64url') },
  { name: 'after one character in base64', text: Buffer.from(`u${value}`).toString('base64') },
  { name: 'as a password in base64', text: Buffer.from(`user:${value}`).toString('base64') },
  { name: 'as a user in base64', text: Buffer.from(`${value}:pass`).toString('base64url') },
])('takes a secret out: $name', ({ text }) => {
  const scrubbed = createScrubber([value]).scrubText(`before ${text} after`);
  expect(scrubbed).toContain('*sanitized*');
  expect(scrubbed.startsWith('before ')).toBe(true);
  expect(scrubbed.endsWith(' after')).toBe(true);
  for (const part of [value, 'nary', Buffer.from(value).toString('base64').slice(4, 14)])
    expect(scrubbed).not.toContain(part);
});

test('goes through data and leaves the rest as it is', () => {
  const when = new Date(0);
  const data = { headers: [{ 'x-key': 'canary' }, 'Bearer canary'], canary: 1, count: 2, none: null, when };
  expect(createScrubber(['canary']).scrubData(data)).toEqual({
    headers: [{ 'x-key': '*sanitized*' }, 'Bearer *sanitized*'],
    '*sanitized*': 1,
    count: 2,
    none: null,
    when,
  });
});

test('leaves texts alone when a value is too short to be told from ordinary words', () => {
  expect(createScrubber(['a', '']).scrubText('a banana')).toBe('a banana');
});

test.each<{ name: string; encoding: 'utf8' | 'latin1' }>([
  { name: 'UTF-8', encoding: 'utf8' },
  { name: 'Latin-1', encoding: 'latin1' },
])('takes a secret out of bytes in $name, in clear and in base64, and leaves other bytes untouched', ({ encoding }) => {
  const scrubber = createScrubber([value]);
  const bytes = Buffer.from(value, encoding);
  const around = Buffer.from([0xff, 0x00, 0xc3]);
  const scrubbed = scrubber.scrubBytes(Buffer.concat([around, bytes, Buffer.from(bytes.toString('base64')), around]));
  const text = Buffer.from(scrubbed).toString('latin1');
  expect(text.startsWith('\xff\x00\xc3*sanitized**sanitized*')).toBe(true);
  expect(text.endsWith('\xff\x00\xc3')).toBe(true);
  expect(scrubber.scrubBytes(around)).toBe(around);
});
