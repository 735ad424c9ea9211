import { z } from 'zod';
import { id } from './fields.ts';
import { defineRoute } from './route.ts';

/** How prominently a designer shows something; `none` is the ordinary. */
export const visibility = z.enum(['none', 'important', 'advanced', 'internal']);

/** What the API is asked about an input: for a list, a tree or a schema. It depends on other inputs, which are named by their keys. */
const asked = z.object({
  kind: z.enum(['list', 'tree', 'schema', 'built-in']),
  dependsOn: z.array(z.string()),
});

/** What there is to know of an input, wherever it goes. */
export const describedInput = {
  label: z.string(),
  description: z.string(),
  required: z.boolean(),
  visibility,
  type: z.string(),
  format: z.string().nullable(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).nullable(),
  /** What the API can be asked about it. */
  asked: asked.nullable(),
};

/** One value inside of a body. Its key is the body's name and its path, parted by `/`. */
export const inputField = z.object({ path: z.array(z.string()), ...describedInput });

const question = {
  /** The key of the input: the name of a parameter, or the body's name and the path inside of it, parted by `/`. */
  input: z.string().min(1).max(1000),
  /** What is given so far: by parameter name, a body's value as JSON. */
  values: z.record(z.string(), z.unknown()),
  /** The item of a tree that is to be opened, as it was answered in `source`; left out for its root. */
  selected: z.unknown().optional(),
  /** What an answer named as `next`: the items that follow the ones it had. */
  next: z.string().min(1).max(20_000).optional(),
};

const answer = z.discriminatedUnion('kind', [
  /** The values that the input may have. */
  z.object({
    kind: z.literal('items'),
    items: z.array(
      z.object({
        value: z.unknown(),
        title: z.string(),
        fullTitle: z.string(),
        isParent: z.boolean(),
        isSelectable: z.boolean(),
        source: z.unknown(),
      }),
    ),
    /** What to ask for the items that follow; null at the end. */
    next: z.string().nullable(),
  }),
  /** What the input is made of, with paths inside of the body. */
  z.object({ kind: z.literal('fields'), fields: z.array(inputField) }),
  /** Inputs that must be given first. */
  z.object({ kind: z.literal('waiting'), missing: z.array(z.object({ key: z.string(), label: z.string() })) }),
]);

const tag = 'Lookups';
const operationId = z.string().min(1).max(500);

/** Asks the API, through a connection that the caller may use, what an input of an operation may be. */
export const lookUpInput = defineRoute({
  method: 'POST',
  path: '/api/v1/connections/lookup',
  summary: 'Asks an API through a connection what an input may be',
  tag,
  body: z.strictObject({
    ...question,
    /** The resource id of the connection. */
    connectionId: z.string().min(1).max(1000),
    operationId,
  }),
  answer,
});

/** Tells what an operation gives. Through a connection, the API is asked for what only it knows. */
export const tellOutputs = defineRoute({
  method: 'POST',
  path: '/api/v1/operation-outputs',
  summary: 'Tells what an operation of a connector gives',
  tag,
  body: z.strictObject({
    /** The resource id of the connector, as it is listed among the choosable ones. */
    apiId: z.string().min(1).max(1000),
    region: z.string().max(80),
    operationId,
    /** The resource id of a connection to ask through. */
    connectionId: z.string().min(1).max(1000).optional(),
    values: question.values.default({}),
  }),
  answer: z.object({
    /** The members of the body of an answer, or of a trigger's event; `[]` in a path stands for each item of a list. */
    outputs: z.array(z.object({ path: z.array(z.string()), label: z.string(), type: z.string() })),
    /** Whether only the API knows all of them, and the inputs that its answer depends on, by their keys. */
    asked: z.object({ dependsOn: z.array(z.string()) }).nullable(),
    /** Why the API did not tell: inputs that must be given first, or what it said. */
    missing: z.array(z.object({ key: z.string(), label: z.string() })),
    failure: z.string().nullable(),
  }),
});

/** Asks the API of a draft, with connection values that are not kept. */
export const lookUpDraftInput = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors/{connectorId}/operations/{operationId}/lookup',
  summary: 'Asks the API of a draft what an input may be',
  tag,
  params: z.object({ connectorId: id, operationId }),
  body: z.strictObject({
    ...question,
    connection: z.record(z.string(), z.string()).default({}),
    parameterSet: z.string().max(200).optional(),
  }),
  answer,
});

/** Asks the API of a version in review, with the publisher's test account, which stays hidden. */
export const lookUpNominatedInput = defineRoute({
  method: 'POST',
  path: '/api/v1/reviews/{nominationId}/operations/{operationId}/lookup',
  summary: 'Asks the API of a nominated version what an input may be',
  tag,
  params: z.object({ nominationId: id, operationId }),
  body: z.strictObject(question),
  answer,
});
