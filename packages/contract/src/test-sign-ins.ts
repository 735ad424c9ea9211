import { z } from 'zod';
import { id, instant } from './fields.ts';
import { defineRoute, nothing } from './route.ts';

const tag = 'Connectors';
const params = z.object({ connectorId: id });
const path = '/api/v1/connectors/{connectorId}/test-sign-ins';

/** Where the caller is signed in to test a connector. Tokens are never answered. */
const signIns = z.object({
  signIns: z.array(
    z.object({
      parameter: z.string(),
      /** The way to connect, where the connector has several. */
      parameterSet: z.string().nullable(),
      /** Whom the provider named; null where it named nobody. */
      identity: z.string().nullable(),
      expiresAt: instant,
    }),
  ),
});

/** The caller's sign-ins for tests of a connector. */
export const listTestSignIns = defineRoute({
  method: 'GET',
  path,
  summary: 'Lists where the caller is signed in to test a connector',
  tag,
  params,
  answer: signIns,
});

/** Begins a sign-in for tests: a link for a browser, good for ten minutes. It ends at `redirectUrl` with `code` or `error`. */
export const offerTestSignIn = defineRoute({
  method: 'POST',
  path,
  summary: 'Begins a sign-in at the provider of a connector, to test it',
  tag,
  params,
  body: z.strictObject({
    parameter: z.string().min(1).max(200),
    parameterSet: z.string().min(1).max(200).optional(),
    /** Values that the addresses of the provider may need. */
    connection: z.record(z.string().max(200), z.string().max(4000)).default({}),
    redirectUrl: z.string().min(1).max(2000),
  }),
  answer: z.object({ link: z.string() }),
});

/** Ends a sign-in: the server keeps its token sealed, for the tests of who began it. */
export const confirmTestSignIn = defineRoute({
  method: 'POST',
  path: `${path}/confirm`,
  summary: 'Ends a sign-in for tests with the code that came back',
  tag,
  params,
  body: z.strictObject({ code: z.string().min(1).max(200) }),
  answer: signIns,
});

/** Forgets the caller's tokens for tests of a connector. */
export const endTestSignIns = defineRoute({
  method: 'DELETE',
  path,
  summary: 'Signs the caller out of the tests of a connector',
  tag,
  params,
  status: 204,
  answer: nothing,
});
