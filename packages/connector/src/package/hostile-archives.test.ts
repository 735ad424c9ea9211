import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { definitionText } from '../import/fixture.ts';
import { importConnector } from '../import/import-connector.ts';

// T10.
const definition = strToU8(definitionText({}));

/** An archive with a sound definition and what else is given. */
function archive(more: Zippable): Uint8Array {
  return zipSync({ 'apiDefinition.swagger.json': definition, ...more });
}

/** The archive with every occurrence of a name replaced by another of the same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

const link = { os: 3, attrs: (0xa1ff << 16) >>> 0 };

test.each([
  { name: 'a name that leaves it', bytes: archive({ '../../etc/cron.d/x': definition }) },
  { name: 'a name that leaves it inside a folder', bytes: archive({ 'a/b/../../../x': definition }) },
  { name: 'an absolute name', bytes: archive({ '/etc/passwd': definition }) },
  { name: 'the drive of another system', bytes: archive({ 'C:\\Windows\\x': definition }) },
  { name: 'backslashes that leave it', bytes: archive({ '..\\..\\x.json': definition }) },
  { name: 'a network path', bytes: archive({ '\\\\host\\share': definition }) },
  { name: 'a link', bytes: archive({ link: [strToU8('/etc/passwd'), link] }) },
  { name: 'a control character', bytes: archive({ 'a\nb': definition }) },
  { name: 'a zero byte', bytes: archive({ 'a\0.json': definition }) },
  { name: 'names that differ in case', bytes: archive({ 'A.json': definition, 'a.json': definition }) },
  {
    name: 'one name in two forms of Unicode',
    bytes: archive({ '\u00e9.json': definition, 'e\u0301.json': definition }),
  },
  {
    name: 'one name twice',
    bytes: renamed(archive({ 'one.json': definition, 'two.json': definition }), 'two.json', 'one.json'),
  },
  { name: 'a very long name', bytes: archive({ ['x'.repeat(600)]: definition }) },
])('refuses an archive with $name, whole', ({ bytes }) => {
  const { value, diagnostics } = importConnector([{ name: 'a.zip', content: bytes }]);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'archive-entry-refused', place: { file: 'a.zip', line: 1 }, remedy: expect.any(String) },
  ]);
});

const zeros = new Uint8Array(40 * 1024 * 1024);

test.each([
  { name: 'unpacks to more than the limit', bytes: zipSync({ a: zeros, b: zeros }, { level: 9 }) },
  {
    name: 'holds archives that do',
    bytes: zipSync({ 'a.zip': zipSync({ x: zeros }), 'b.zip': zipSync({ x: zeros }) }),
  },
  {
    name: 'has too many entries',
    bytes: zipSync(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}`, new Uint8Array()]))),
  },
])('stops an archive that $name', ({ bytes }) => {
  const { value, diagnostics } = importConnector([{ name: 'a.zip', content: bytes }]);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('archive-too-large');
});

test('opens archives inside archives three deep and no deeper', () => {
  let bytes = archive({});
  for (let depth = 0; depth < 60; depth += 1) bytes = zipSync({ 'inner.zip': bytes });
  const { value, diagnostics } = importConnector([{ name: 'a.zip', content: bytes }]);
  expect(value).toBeUndefined();
  expect(diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
});

test.each([
  { name: 'cut off', bytes: archive({}).subarray(0, 80) },
  { name: 'overwritten', bytes: archive({}).map((byte, index) => (index > 60 && index < 90 ? 0xff : byte)) },
  {
    name: 'a directory that points outside',
    bytes: new Uint8Array([0x50, 0x4b, 5, 6, 0, 0, 0, 0, 9, 0, 9, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0]),
  },
])('refuses an archive that is damaged: $name', ({ bytes }) => {
  const { value, diagnostics } = importConnector([{ name: 'a.zip', content: bytes }]);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ severity }) => severity)).toContain('error');
});

test('refuses 100 MB without parsing them', () => {
  const content = new Uint8Array(100 * 1024 * 1024).fill(0x20);
  expect(importConnector([{ name: 'a.json', content }]).diagnostics.map(({ code }) => code)).toContain(
    'source-too-large',
  );
});
