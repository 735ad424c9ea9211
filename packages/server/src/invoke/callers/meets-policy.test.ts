import { expect, test } from 'vitest';
import { meetsPolicy } from './meets-policy.ts';

const iss = 'https://sts.windows.net/one/';

interface Case {
  readonly name: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly held: Readonly<Record<string, unknown>>;
  readonly isMet: boolean;
}

test.each<Case>([
  {
    name: 'all claims',
    asked: { iss, aud: 'api://orders' },
    held: { iss, aud: 'api://orders', sub: 'ada' },
    isMet: true,
  },
  { name: 'a claim less', asked: { iss, aud: 'api://orders' }, held: { iss }, isMet: false },
  { name: 'another audience', asked: { iss, aud: 'api://orders' }, held: { iss, aud: 'api://order' }, isMet: false },
  { name: 'a list with the audience', asked: { iss, aud: 'b' }, held: { iss, aud: ['a', 'b'] }, isMet: true },
  { name: 'a list without the audience', asked: { iss, aud: 'c' }, held: { iss, aud: ['a', 'b'] }, isMet: false },
  { name: 'an empty list', asked: { iss, aud: 'c' }, held: { iss, aud: [] }, isMet: false },
  {
    name: 'a role among others',
    asked: { iss, roles: 'Caller' },
    held: { iss, roles: ['Caller', 'Other'] },
    isMet: true,
  },
  { name: 'other letters', asked: { iss, aud: 'api://Orders' }, held: { iss, aud: 'api://orders' }, isMet: false },
  { name: 'the issuer without its slash', asked: { iss }, held: { iss: iss.slice(0, -1) }, isMet: false },
  {
    name: 'scopes of which one is asked for',
    asked: { iss, scp: 'read' },
    held: { iss, scp: 'read write' },
    isMet: false,
  },
  { name: 'a number', asked: { iss, level: '5' }, held: { iss, level: 5 }, isMet: true },
  { name: 'a truth', asked: { iss, email_verified: 'true' }, held: { iss, email_verified: true }, isMet: true },
  { name: 'nothing for "undefined"', asked: { iss, tid: 'undefined' }, held: { iss }, isMet: false },
  { name: 'null for "null"', asked: { iss, tid: 'null' }, held: { iss, tid: null }, isMet: false },
  { name: 'an object', asked: { iss, tid: '[object Object]' }, held: { iss, tid: {} }, isMet: false },
  { name: 'what every object has', asked: { iss, constructor: 'x' }, held: { iss }, isMet: false },
])('a token with $name meets the policy: $isMet', ({ asked, held, isMet }) => {
  const claims = Object.entries(asked).map(([name, value]) => ({ name, value }));
  expect(meetsPolicy(held, { name: 'partner', issuer: iss, claims })).toBe(isMet);
});
