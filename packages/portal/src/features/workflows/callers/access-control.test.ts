import { expect, test } from 'vitest';
import { readCallers, readClaims, withPolicies, withPolicy, withSignatures, writeClaims } from './access-control.ts';

const claims = [
  { name: 'iss', value: 'https://login.example.com' },
  { name: 'aud', value: 'api://orders' },
];
const partner = { name: 'partner', claims };

test.each([undefined, null, {}, { triggers: {} }, { triggers: { openAuthenticationPolicies: {} } }])(
  '%j lets in who has the signed address',
  (accessControl) => {
    expect(readCallers(accessControl)).toEqual({ policies: [], takesSignatures: true, ranges: undefined });
  },
);

test('reads policies, signatures and networks, whatever the spelling of their names', () => {
  const accessControl = {
    Triggers: {
      OpenAuthenticationPolicies: { Policies: { partner: { Type: 'AAD', Claims: claims } } },
      SasAuthenticationPolicy: { State: 'disabled' },
      AllowedCallerIpAddresses: [{ AddressRange: '10.0.0.0/8' }],
    },
  };
  expect(readCallers(accessControl)).toEqual({ policies: [partner], takesSignatures: false, ranges: ['10.0.0.0/8'] });
});

test('other policies and signatures leave the rest as it is, and no name twice', () => {
  const contents = { allowedCallerIpAddresses: [] };
  const before = { contents, Triggers: { allowedCallerIpAddresses: [], OpenAuthenticationPolicies: {} } };
  const after = withSignatures(withPolicies(before, [partner]), 'Disabled');
  expect(after).toEqual({
    contents,
    triggers: {
      allowedCallerIpAddresses: [],
      openAuthenticationPolicies: { policies: { partner: { type: 'AAD', claims } } },
      sasAuthenticationPolicy: { state: 'Disabled' },
    },
  });
  expect(readCallers(withPolicies(after, [])).policies).toEqual([]);
});

test('a changed policy keeps its place, and a new one is the last', () => {
  const other = { name: 'other', claims };
  const changed = { name: 'partner', claims: claims.slice(0, 1) };
  expect(withPolicy([partner, other], changed)).toEqual([changed, other]);
  expect(withPolicy([other], partner)).toEqual([other, partner]);
});

test('claims are written one on a line, and read back', () => {
  expect(writeClaims(claims)).toBe('iss = https://login.example.com\naud = api://orders');
  expect(readClaims(`\n${writeClaims(claims)}\r\n\n`)).toEqual(claims);
  expect(readClaims('sub=a=b\nroles')).toEqual([
    { name: 'sub', value: 'a=b' },
    { name: 'roles', value: '' },
  ]);
});
