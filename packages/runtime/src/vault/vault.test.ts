import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { secret } from './secret.ts';
import { createVault, type SecretPlace } from './vault.ts';

const masterKey = randomBytes(32);
const place: SecretPlace = { tenantId: 't1', recordId: 'c1', field: 'api_key', version: 1 };

test('opens what it sealed, and seals the same value differently each time', () => {
  const vault = createVault({ masterKey });
  const sealed = vault.seal(place, 'canary ✓');
  expect(vault.open(place, sealed).reveal()).toBe('canary ✓');
  expect(vault.seal(place, 'canary ✓')).not.toBe(sealed);
  expect(sealed).not.toContain('canary');
});

test.each<{ name: string; elsewhere: Partial<SecretPlace> }>([
  { name: 'another tenant', elsewhere: { tenantId: 't2' } },
  { name: 'another record', elsewhere: { recordId: 'c2' } },
  { name: 'another field', elsewhere: { field: 'token' } },
  { name: 'another version', elsewhere: { version: 2 } },
  { name: 'fields shifted into each other', elsewhere: { tenantId: 't', recordId: '1c1' } },
])('refuses a sealed value that was moved to $name', ({ elsewhere }) => {
  const vault = createVault({ masterKey });
  const sealed = vault.seal(place, 'canary');
  expect(() => vault.open({ ...place, ...elsewhere }, sealed)).toThrow('does not belong to this place');
});

test('refuses a sealed value of which any part was changed', () => {
  const vault = createVault({ masterKey });
  const parts = vault.seal(place, 'canary').split('.');
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    const changed = part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`;
    expect(() => vault.open(place, parts.with(index, changed).join('.'))).toThrow();
  }
  expect(() => vault.open(place, 'garbage')).toThrow('not in a form this version reads');
  expect(() => vault.open(place, `${parts[0]}.${parts[1]}.AA.AA`)).toThrow('cut short');
});

test('moves values to a new master key, after which the old one is not needed', () => {
  const old = createVault({ masterKey });
  const sealed = old.seal(place, 'canary');
  const next = randomBytes(32);
  const both = createVault({ masterKey: next, earlierKeys: [masterKey] });
  expect(both.open(place, sealed).reveal()).toBe('canary');
  const moved = both.rewrap(place, sealed);
  expect(createVault({ masterKey: next }).open(place, moved).reveal()).toBe('canary');
  expect(both.rewrap(place, moved)).toBe(moved);
  expect(() => createVault({ masterKey: next }).open(place, sealed)).toThrow('which is not at hand');
});

test('derives a key for each purpose', () => {
  const vault = createVault({ masterKey });
  expect(vault.deriveKey('links')).toEqual(createVault({ masterKey }).deriveKey('links'));
  expect(vault.deriveKey('links')).not.toEqual(vault.deriveKey('other'));
});

test.each([
  { name: 'too short', key: randomBytes(16) },
  { name: 'too long', key: randomBytes(33) },
  { name: 'all zeros', key: Buffer.alloc(32) },
  { name: 'a repeated word', key: Buffer.from('passwordpasswordpasswordpassword') },
])('does not start with a master key that is $name', ({ key }) => {
  expect(() => createVault({ masterKey: key })).toThrow('master key');
});

test('a secret shows its value to nobody who does not ask for it', () => {
  const hidden = secret('canary');
  const shown = [
    String(hidden),
    `${hidden}`,
    JSON.stringify({ hidden }),
    inspect({ hidden }, { showHidden: true }),
    JSON.stringify(Object.entries(hidden)),
  ];
  expect(shown.join()).not.toContain('canary');
  expect(hidden.reveal()).toBe('canary');
});
