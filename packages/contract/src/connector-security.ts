import { z } from 'zod';

/** How a call proves who makes it. A kind `other` is kept as the definition says and changed only in the raw definition. */
export const security = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('apiKey'),
    /** The header or query parameter that carries the key. */
    name: z.string().min(1).max(200),
    in: z.enum(['header', 'query']),
    /** What the person who makes a connection is asked for. */
    label: z.string().min(1).max(200),
  }),
  z.strictObject({
    kind: z.literal('basic'),
    usernameLabel: z.string().min(1).max(200),
    passwordLabel: z.string().min(1).max(200),
  }),
  z.strictObject({
    kind: z.literal('oauth2'),
    /** `oauth2` for any server, or a provider whose addresses are known: `aad`, `google`, `github`, … */
    identityProvider: z.string().min(1).max(100).default('oauth2'),
    flow: z.enum(['authorizationCode', 'clientCredentials', 'jwtBearer']),
    /** Empty where the provider's own is used. */
    authorizationUrl: z.string().max(2000),
    tokenUrl: z.string().max(2000),
    refreshUrl: z.string().max(2000).optional(),
    scopes: z.array(z.string().max(300)).max(200),
    clientId: z.string().max(300),
    /** Only ever given, never answered: the secret of the client, or the private key (PEM) of a JWT bearer. Left out, it stays. */
    clientSecret: z.string().min(1).max(20_000).optional(),
    /** What an Entra-style provider is asked for, and by which directory. */
    resource: z.string().max(2000).optional(),
    tenant: z.string().max(300).optional(),
  }),
  z.strictObject({ kind: z.literal('other'), description: z.string() }),
]);

/** Ways to connect. */
export const connectionSets = z.array(z.object({ name: z.string(), title: z.string(), description: z.string() }));

/** Values that a connection asks for. */
export const connectionValues = z.array(
  z.object({
    name: z.string(),
    /** The ways to connect that ask for it; empty where all do. */
    sets: z.array(z.string()),
    label: z.string(),
    description: z.string(),
    isSecret: z.boolean(),
    isRequired: z.boolean(),
    default: z.string().nullable(),
    choices: z.array(z.object({ value: z.string(), text: z.string() })),
    /** For a token: whether a person signs in for it, or the server asks for it by itself. Null for what is typed. */
    obtainedBy: z.enum(['person', 'server']).nullable(),
  }),
);
