import { expect, test } from 'vitest';
import { readTokenAnswer } from './shape-oauth.ts';

const idToken = (claims: unknown) =>
  ['{}', typeof claims === 'string' ? claims : JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

test.each([
  {
    name: 'an e-mail address before a name',
    given: idToken({ sub: '1', name: 'Ada', email: 'ada@x.example' }),
    identity: 'ada@x.example',
  },
  { name: 'letters beyond ASCII', given: idToken({ name: 'Łukasz Żak' }), identity: 'Łukasz Żak' },
  { name: 'the subject where there is no other', given: idToken({ sub: 'a-1', email: '' }), identity: 'a-1' },
  { name: 'nobody in claims of another shape', given: idToken({ sub: 7 }), identity: undefined },
  { name: 'nobody in what is no JSON', given: idToken('x'), identity: undefined },
  { name: 'nobody in what is no token', given: 'x.*.y', identity: undefined },
  { name: 'nobody without a token', given: undefined, identity: undefined },
])('a token answer names $name', ({ given, identity }) => {
  const answer = readTokenAnswer(200, JSON.stringify({ access_token: 'a', ...(given ? { id_token: given } : {}) }));
  expect(answer.kind === 'token' && answer.identity).toBe(identity);
  expect(answer.kind === 'token' && answer.properties).toEqual({});
});
