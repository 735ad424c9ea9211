import type { ShapedRequest } from '@tenon/connector';
import { expect, test } from 'vitest';
import { withholdSecrets } from './withhold-secrets.ts';

const secret = 'k3y/with=signs';
const request: ShapedRequest = {
  method: 'POST',
  url: `https://api.example.com/v1/things?code=${encodeURIComponent(secret)}&top=5`,
  headers: { Authorization: `Basic ${Buffer.from(`me:${secret}`).toString('base64')}`, 'X-Key': secret, Accept: '*/*' },
  body: JSON.stringify({ key: secret, name: 'a' }),
  preparations: [],
};

test('shows code everything but the secrets, and puts them back where their placeholders are', () => {
  const { request: shown, restore } = withholdSecrets(request, [secret]);
  const text = JSON.stringify(shown);
  for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(0, 12)]) {
    expect(text).not.toContain(form);
  }
  expect(shown.url).toMatch(/^https:\/\/api\.example\.com\/v1\/things\?code=WITHHELD\w+&top=5$/);
  expect(shown.headers['Accept']).toBe('*/*');
  expect(restore(shown)).toEqual(request);
  expect(restore({ ...shown, headers: { Moved: shown.headers['X-Key'] ?? '' } }).headers).toEqual({ Moved: secret });
});

test('withholds credentials in headers whatever they are made of, and bytes that hold a secret', () => {
  const bytes = Buffer.from(`before ${secret} after`);
  const { request: shown, restore } = withholdSecrets(
    { ...request, headers: { authorization: 'Bearer short' }, body: bytes },
    [secret],
  );
  expect(JSON.stringify(shown)).not.toContain('short');
  expect(shown.body).toMatch(/^WITHHELD/);
  expect(restore(shown).body).toBe(bytes);
});

test('shows a request without secrets as it is', () => {
  const plain = { ...request, headers: { Accept: '*/*' } };
  expect(withholdSecrets(plain, ['something-else']).request).toEqual(plain);
});
