import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isInForce, isSignedBy, type Permit, readPermit, signPermit } from './signature.ts';

const permit: Permit = { key: 'a'.repeat(32), sp: '/triggers/manual/run', sv: '1.0' };

/** What somebody would sign with who knows that a key is missing. */
function forge(key: Uint8Array): string {
  const text = [permit.key, permit.sp, permit.sv, '', ''].map((field) => `${field.length}:${field}`).join('|');
  return createHmac('sha256', key).update(text).digest('base64url');
}

// T19: a verifier that fails open where no secret is stored.
test.each([0, 1, 8, 15])('a key of %i bytes signs nothing and verifies nothing', (length) => {
  const key = new Uint8Array(length);
  expect(isSignedBy(permit, forge(key), [key])).toBe(false);
  expect(() => signPermit(permit, key)).toThrow(`A key of ${length} bytes`);
});

test('no keys verify nothing, and one good key is found among bad ones', () => {
  const key = randomBytes(32);
  expect(isSignedBy(permit, '', [])).toBe(false);
  expect(isSignedBy(permit, signPermit(permit, key), [new Uint8Array(0), key])).toBe(true);
  expect(forge(key)).toBe(signPermit(permit, key));
});

test('a signature has one spelling', () => {
  const key = randomBytes(32);
  const signature = signPermit(permit, key);
  for (const other of [
    `${signature}=`,
    ` ${signature}`,
    `${signature}\n`,
    signature.toUpperCase(),
    Buffer.from(signature, 'base64url').toString('base64'),
    Buffer.from(signature, 'base64url').toString('hex'),
    signature.slice(0, -1),
    '',
  ]) {
    expect(isSignedBy(permit, other, [key]), other).toBe(other === signature);
  }
});

test('no two permits are signed alike', () => {
  const key = randomBytes(32);
  const others: readonly Permit[] = [
    { ...permit, sp: `${permit.sp}|3:1.0` },
    { ...permit, key: permit.key.slice(1), sp: `a${permit.sp}` },
    { ...permit, se: '', nbf: '2026-01-01' },
    { ...permit, se: '2026-01-01' },
    { ...permit, sv: '1.00' },
  ];
  const signatures = others.map((other) => signPermit(other, key));
  expect(new Set([signPermit(permit, key), ...signatures]).size).toBe(others.length + 1);
});

test('what a key was asked last does not vouch for another permit', () => {
  const key = randomBytes(32);
  const signature = signPermit(permit, key);
  for (let time = 0; time < 2; time += 1) {
    expect(isSignedBy(permit, signature, [key])).toBe(true);
    for (const other of [
      { ...permit, sp: '/triggers/other/run' },
      { ...permit, se: '2099' },
      { ...permit, nbf: '' },
    ])
      expect(isSignedBy(other, signature, [key])).toBe(other.nbf === '');
  }
});

test.each(['sp', 'sv', 'sig', 'se', 'nbf'])('an address that says %s twice says nothing', (name) => {
  const query = new URLSearchParams({ sp: permit.sp, sv: '1.0', sig: 'x', se: '2099', nbf: '2000' });
  expect(readPermit(permit.key, query)).toBeDefined();
  query.append(name, query.get(name) ?? '');
  expect(readPermit(permit.key, query)).toBeUndefined();
});

test.each([
  { name: 'no such version', change: { sv: '2.0' } },
  { name: 'an expiry that is no time', change: { se: 'never' } },
  { name: 'an empty expiry', change: { se: '' } },
  { name: 'an expiry now', change: { se: '2026-06-01T00:00:00Z' } },
  { name: 'a beginning that is no time', change: { nbf: 'always' } },
  { name: 'a beginning later', change: { nbf: '2026-06-01T00:00:01Z' } },
])('$name is not in force', ({ change }) => {
  expect(isInForce({ ...permit, ...change }, new Date('2026-06-01T00:00:00Z'))).toBe(false);
});
