import { expect, test } from 'vitest';
import { readCallerPolicies } from './caller-policies.ts';

const iss = { name: 'iss', value: 'https://login.example.com/one/v2.0' };
const aud = { name: 'aud', value: 'api://orders' };
const policy = (...claims: unknown[]) => ({ type: 'AAD', claims });
const one = (given: unknown) => ({ policies: { partner: given } });
const read = (given: unknown) => readCallerPolicies(given as never, '/p');

test('reads each policy with its issuer and claims, whatever the spelling of the names', () => {
  const given = { Policies: { partner: { Type: 'aad', Claims: [iss, { Name: 'aud', Value: 'api://orders' }] } } };
  expect(read(given)).toEqual({
    value: [{ name: 'partner', issuer: iss.value, claims: [iss, aud] }],
    diagnostics: [],
  });
});

test.each([undefined, null, {}, { policies: null }, { policies: {} }])('%j holds no policies', (given) => {
  expect(read(given)).toEqual({ value: [], diagnostics: [] });
});

test.each([
  { name: 'a text', given: 'AAD', code: 'caller-policies-not-readable', pointer: '' },
  { name: 'a list of policies', given: { policies: [policy(iss)] }, code: 'caller-policies-not-readable', pointer: '' },
  { name: 'no type', given: one({ claims: [iss] }), code: 'caller-policy-type-not-known', pointer: '/partner/type' },
  {
    name: 'another type',
    given: one({ type: 'Google', claims: [iss] }),
    code: 'caller-policy-type-not-known',
    pointer: '/partner/type',
  },
  {
    name: 'proof of possession',
    given: one({ type: 'AADPOP', claims: [iss] }),
    code: 'caller-policy-type-not-taken',
    pointer: '/partner/type',
  },
  { name: 'no claims', given: one({ type: 'AAD' }), code: 'caller-claims-missing', pointer: '/partner/claims' },
  {
    name: 'claims in an object',
    given: one({ type: 'AAD', claims: { iss: 'x' } }),
    code: 'caller-claims-missing',
    pointer: '/partner/claims',
  },
  {
    name: 'a claim with a list',
    given: one(policy(iss, { name: 'roles', value: ['a', 'b'] })),
    code: 'caller-claim-not-valid',
    pointer: '/partner/claims/1',
  },
  {
    name: 'a claim without a name',
    given: one(policy(iss, { name: '', value: 'a' })),
    code: 'caller-claim-not-valid',
    pointer: '/partner/claims/1',
  },
  {
    name: 'a claim that is long',
    given: one(policy(iss, { name: 'sub', value: 'x'.repeat(151) })),
    code: 'caller-claim-too-long',
    pointer: '/partner/claims/1',
  },
  {
    name: 'eleven claims',
    given: one(policy(iss, ...Array(10).fill(aud))),
    code: 'too-many-caller-claims',
    pointer: '/partner/claims',
  },
  { name: 'no issuer', given: one(policy(aud)), code: 'caller-issuer-missing', pointer: '/partner/claims' },
  { name: 'two issuers', given: one(policy(iss, iss)), code: 'caller-issuer-missing', pointer: '/partner/claims' },
  ...[
    'login.example.com',
    'file:///etc/passwd',
    'https://a.example.com/?x',
    'https://ada@a.example.com',
    'https://',
  ].map((value) => ({
    name: `the issuer ${value}`,
    given: one(policy({ name: 'iss', value })),
    code: 'caller-issuer-not-valid',
    pointer: '/partner/claims',
  })),
])('$name is no policy', ({ given, code, pointer }) => {
  const { value, diagnostics } = read(given);
  expect(value).toEqual([]);
  expect(diagnostics.map((fault) => [fault.code, fault.place?.pointer])).toEqual([[code, `/p/policies${pointer}`]]);
});

test('a faulty policy lets nobody in, and the others are kept; names are escaped in places', () => {
  const { value, diagnostics } = read({ policies: { 'a/b~c': policy(aud), good: policy(iss) } });
  expect(value.map(({ name }) => name)).toEqual(['good']);
  expect(diagnostics.map(({ place }) => place?.pointer)).toEqual(['/p/policies/a~1b~0c/claims']);
});

test('more than five policies are too many', () => {
  const policies = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`p${index}`, policy(iss)]));
  expect(read({ policies }).diagnostics.map(({ code }) => code)).toEqual(['too-many-caller-policies']);
});
