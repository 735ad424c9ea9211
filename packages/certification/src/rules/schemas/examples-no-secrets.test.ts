import { expect, test } from 'vitest';
import { sampleFiles } from '../../documentation/sample-files.ts';
import { reviewConnector } from '../../review/review-connector.ts';

// A token and a key that were never in use, so that nothing that looks for secrets stops at this file.
const token = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJlLXRoYXQtaXMtbm8tb25l'].join('.');
const key = ['sk', 'live', '0123456789abcdef01234567'].join('_');

type Files = Parameters<typeof reviewConnector>[0]['files'];

function found(files: Files): readonly string[] {
  const { findings } = reviewConnector({ files });
  return findings.flatMap(({ rule, pointer, message }) =>
    rule === 'examples-no-secrets' ? [`${pointer} ${message}`] : [],
  );
}

test('looks into the examples of responses, however deep', () => {
  const responses = '/paths/~1parcels~1{parcelId}/get/responses';
  const example = { sender: { name: 'Maren', authorization: `Bearer ${token}` }, notes: ['fragile', key] };
  expect(found(sampleFiles({ [`${responses}/200/examples`]: { 'application/json': example } }))).toEqual([
    `${responses}/200/examples/application~1json/sender/authorization The example of the response 200 looks like a credential.`,
    `${responses}/200/examples/application~1json/notes/1 The example of the response 200 looks like a credential.`,
  ]);
});

test('tells whose personal data may stand in a definition, at its place', () => {
  const change = {
    '/definitions/Parcel/example': { sender: { mail: 'maren.holt@postdesk.io' } },
    '/definitions/Parcel/properties/status/example': '4539 1488 0343 6467',
    '/paths/~1parcels/get/parameters/1/x-ms-test-value': '+254 738 523 316',
    '/paths/~1parcels/post/parameters/0/schema/properties/receiver/default': 'maren@example.com',
  };
  expect(found(sampleFiles(change)).toSorted()).toEqual([
    '/definitions/Parcel/example/sender/mail The example of "Parcel" looks like the e-mail address of a person.',
    '/definitions/Parcel/properties/status/example The example of "status" looks like the card number of a person.',
    '/paths/~1parcels/get/parameters/1/x-ms-test-value The test value of "status" looks like the phone number of a person.',
  ]);
});

test('takes what is obviously no credential', () => {
  const responses = '/paths/~1parcels~1{parcelId}/get/responses';
  const example = { token: 'Bearer <token>', id: '4b1c7a52-0f0e-4b29-9c87-2f7a3f0a9d11', hash: 'a'.repeat(64) };
  expect(found(sampleFiles({ [`${responses}/200/examples`]: { 'application/json': example } }))).toEqual([]);
});

test('looks into examples of OpenAPI 3: of media types, parameters and headers, and those that are shared, once', () => {
  const shared = { $ref: '#/components/examples/SignedIn' };
  const media = { schema: { type: 'object' }, examples: { first: shared, second: shared } };
  const definition = {
    openapi: '3.0.3',
    info: { title: 'Parcels', version: '1.0.0' },
    servers: [{ url: 'https://parcels.example' }],
    paths: {
      '/sessions': {
        post: {
          operationId: 'SignIn',
          parameters: [{ name: 'key', in: 'header', schema: { type: 'string' }, example: key }],
          requestBody: { content: { 'application/json': { schema: { type: 'object' }, example: { key } } } },
          responses: {
            200: {
              description: 'Signed in.',
              headers: { session: { schema: { type: 'string' }, example: token } },
              content: { 'application/json': media },
            },
          },
        },
      },
    },
    components: { examples: { SignedIn: { summary: key, value: { token } } } },
  };
  const operation = '/paths/~1sessions/post';
  expect(found([{ name: 'parcels.json', content: JSON.stringify(definition) }]).toSorted()).toEqual([
    '/components/examples/SignedIn/value/token The example of the response 200 looks like a credential.',
    `${operation}/parameters/0/example The example of "key" looks like a credential.`,
    `${operation}/requestBody/content/application~1json/example/key The example of the body looks like a credential.`,
    `${operation}/responses/200/headers/session/example The example of "session" looks like a credential.`,
  ]);
});
