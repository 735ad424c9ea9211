import { z } from 'zod';
import { connectionSets, connectionValues, security } from './connector-security.ts';
import { id, instant, note, person, resourceName } from './fields.ts';
import { describedInput, inputField, visibility } from './lookups.ts';
import { diagnostic } from './problem.ts';
import { defineRoute, nothing } from './route.ts';

const tag = 'Connectors';
const connectorParams = z.object({ connectorId: id });

/** The most a request may carry of source documents, in bytes after decoding. */
export const sourceSizeLimit = 20_000_000;

/** A source document: its text, or its bytes in base64 (zip packages, icons). */
const sourceFile = z.strictObject({
  name: z.string().min(1).max(255),
  content: z.string(),
  encoding: z.enum(['text', 'base64']).default('text'),
});

/** What a connector shows of itself and where it calls. */
const general = z.object({
  title: z.string(),
  description: z.string(),
  /** Host with optional port, as in the definition; empty while there is none. */
  host: z.string(),
  basePath: z.string(),
  scheme: z.enum(['https', 'http']),
  /** `data:image/png;base64,…` or null. */
  icon: z.string().nullable(),
  color: z.string().nullable(),
});

const operationParameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie', 'body', 'formData']),
  ...describedInput,
  /** What a body is made of, as far as the definition says it; empty where it is given as a whole. */
  fields: z.array(inputField),
});

/** One operation as the wizard shows it. */
export const operation = z.object({
  operationId: z.string(),
  kind: z.enum(['action', 'trigger']),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
  description: z.string(),
  visibility,
  deprecated: z.boolean(),
  parameters: z.array(operationParameter),
  responses: z.array(z.object({ status: z.string(), description: z.string(), type: z.string().nullable() })),
});

/** One operation as a designer needs it: with how it begins a run. */
export const choosableOperation = operation.extend({
  /** How a trigger comes to its events; null for an action. */
  trigger: z
    .object({
      kind: z.enum(['polling', 'webhook']),
      /** The path to the list of events in a body, empty where the body is the list; null where one body is one event. */
      events: z.array(z.string()).nullable(),
      /** Where the inputs take the callback address, such as `body`, `url` or `queries`, `url`; empty where nothing says it, null where there is none. */
      callback: z.array(z.string()).nullable(),
    })
    .nullable(),
});

const version = z.object({
  id,
  number: z.number().int(),
  state: z.enum(['draft', 'saved']),
  title: z.string(),
  note: z.string(),
  createdAt: instant,
  createdBy: person.nullable(),
});

const connectorSummary = z.object({
  id,
  name: z.string(),
  /** A draft is seen by its author only; a saved connector by everyone of its tenant, subscription and region. */
  state: z.enum(['draft', 'saved']),
  title: z.string(),
  description: z.string(),
  icon: z.string().nullable(),
  color: z.string().nullable(),
  subscriptionId: id,
  resourceGroup: z.string(),
  region: z.string(),
  operationCount: z.number().int(),
  createdBy: person.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** A connector with everything its wizard and its page show. */
const connectorDetail = connectorSummary.extend({
  general,
  security,
  /** The ways to connect, where a connector has several: its connection parameter sets. */
  connectionSets,
  /** What a connection asks for, to try an operation with. */
  connectionValues,
  /** What signing in at a provider needs beside the security: the address to register there, and whether a client secret is kept. */
  signIn: z.object({ redirectUrl: z.string(), hasClientSecret: z.boolean() }),
  operations: z.array(operation),
  /** What is wrong with the definition, with places in it. */
  diagnostics: z.array(diagnostic),
  /** The newest version: what the wizard edits and what `save` makes usable. */
  version,
  hasUnsavedChanges: z.boolean(),
  versions: z.array(version),
  /** Whether the caller may change it. */
  canEdit: z.boolean(),
});

/** The source documents of a version as they are kept; the definition itself is text, the rest named. */
const definitionText = z.object({
  fileName: z.string(),
  language: z.enum(['json', 'yaml']),
  text: z.string(),
  diagnostics: z.array(diagnostic),
});

/** Imports a definition as a draft connector, from files or from the address of one document. A file that cannot be read is refused with its places and nothing is kept. Without a name one is made from the title. */
export const importConnector = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors',
  summary: 'Imports an API definition as a draft connector',
  tag,
  body: z.strictObject({
    subscriptionId: id,
    resourceGroup: z.string().min(1).max(90),
    /** The region of the resource group when left out. */
    region: z.string().max(80).optional(),
    name: resourceName.optional(),
    /** The documents to import; left out where `address` names one. */
    files: z.array(sourceFile).min(1).max(200).optional(),
    /** The http(s) address of one document, which the server fetches; what it refers to is not fetched. */
    address: z.string().min(1).max(2000).optional(),
    /** Import the repaired text of a file whose faults can be put right without guessing. */
    acceptRepair: z.boolean().optional(),
  }),
  status: 201,
  answer: connectorDetail,
});

/** Replaces the draft's source documents by newly imported ones: the way to a new version. */
export const replaceConnectorSource = defineRoute({
  method: 'PUT',
  path: '/api/v1/connectors/{connectorId}/source',
  summary: 'Imports another definition into a connector',
  tag,
  params: connectorParams,
  body: z.strictObject({ files: z.array(sourceFile).min(1).max(200), acceptRepair: z.boolean().optional() }),
  answer: connectorDetail,
});

/** The connectors the caller sees in a subscription and region, his own drafts among them. */
export const listConnectors = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors',
  summary: 'Lists the connectors of a subscription and region',
  tag,
  query: z.object({
    subscriptionId: id,
    region: z.string().max(80).optional(),
    search: z.string().max(200).optional(),
  }),
  answer: z.object({ connectors: z.array(connectorSummary) }),
});

/** One connector, for those who can see it. */
export const getConnector = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}',
  summary: 'Reads a connector',
  tag,
  params: connectorParams,
  answer: connectorDetail,
});

/** Changes what is given of the general information, in the source document. */
export const updateGeneral = defineRoute({
  method: 'PATCH',
  path: '/api/v1/connectors/{connectorId}/general',
  summary: 'Changes the general information of a draft',
  tag,
  params: connectorParams,
  body: z.strictObject({
    title: z.string().min(1).max(200).optional(),
    description: z.string().max(4000).optional(),
    host: z.string().max(300).optional(),
    basePath: z.string().max(500).optional(),
    scheme: z.enum(['https', 'http']).optional(),
    /** A PNG of at most 1 MB in base64, or null to remove it. */
    icon: z.string().max(1_500_000).nullable().optional(),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0f6cbd')
      .nullable()
      .optional(),
  }),
  answer: connectorDetail,
});

/** Chooses the security, in the source document. */
export const updateSecurity = defineRoute({
  method: 'PUT',
  path: '/api/v1/connectors/{connectorId}/security',
  summary: 'Chooses the security of a draft',
  tag,
  params: connectorParams,
  body: security,
  answer: connectorDetail,
});

/** Changes what is given of an operation and its parameters, in the source document. */
export const updateOperation = defineRoute({
  method: 'PATCH',
  path: '/api/v1/connectors/{connectorId}/operations/{operationId}',
  summary: 'Changes summary, description and visibility of an operation',
  tag,
  params: connectorParams.extend({ operationId: z.string().max(500) }),
  body: z.strictObject({
    summary: z.string().max(500).optional(),
    description: z.string().max(4000).optional(),
    visibility: visibility.optional(),
    parameters: z
      .array(
        z.strictObject({
          name: z.string().max(300),
          in: z.enum(['path', 'query', 'header', 'cookie', 'body', 'formData']),
          label: z.string().max(300).optional(),
          description: z.string().max(4000).optional(),
          visibility: visibility.optional(),
          /** What is sent when nothing is given; null takes it away. Not for a body. */
          default: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
          /** Not for a path, whose values are always required. */
          required: z.boolean().optional(),
        }),
      )
      .max(500)
      .optional(),
  }),
  answer: connectorDetail,
});

/** The definition as text. */
export const getDefinition = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/definition',
  summary: 'Reads the definition of a connector as text',
  tag,
  params: connectorParams,
  answer: definitionText,
});

/** Puts the definition as text. A text that cannot be read is refused with its places; findings do not refuse a draft. */
export const putDefinition = defineRoute({
  method: 'PUT',
  path: '/api/v1/connectors/{connectorId}/definition',
  summary: 'Writes the definition of a draft as text',
  tag,
  params: connectorParams,
  body: z.strictObject({ text: z.string() }),
  answer: connectorDetail,
});

/** The longest code of a connector, in characters. */
export const codeSizeLimit = 1_000_000;

/** The code of a connector: what it does with requests and answers, and what it logged in runs. */
export const getCode = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/code',
  summary: 'Reads the code of a connector and its newest logs',
  tag,
  params: connectorParams,
  answer: z.object({
    /** JavaScript with `onRequest`, `onResponse` or both; empty where there is none. */
    text: z.string(),
    /** The C# script of an imported package, which is kept but not run. */
    script: z
      .object({
        text: z.string().nullable(),
        /** The operations that the script is meant for; null means all of them. */
        operations: z.array(z.string()).nullable(),
        /** Whether there is no JavaScript yet that takes its place. */
        needsPorting: z.boolean(),
      })
      .nullable(),
    /** Newest first; empty for those who may not edit the connector. */
    logs: z.array(z.object({ call: z.string(), runName: z.string(), lines: z.array(z.string()), createdAt: instant })),
  }),
});

/** Puts the code of a draft; an empty text removes it. */
export const putCode = defineRoute({
  method: 'PUT',
  path: '/api/v1/connectors/{connectorId}/code',
  summary: 'Writes the code of a draft',
  tag,
  params: connectorParams,
  body: z.strictObject({ text: z.string().max(codeSizeLimit) }),
  answer: connectorDetail,
});

/** What one call of an operation sent and what came back, secrets taken out. */
export const testedCall = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable(),
  }),
  /** Null when no answer came; then `failure` says why. */
  response: z
    .object({
      status: z.number().int(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      durationMs: z.number(),
    })
    .nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** What the connector's own code logged. */
  logs: z.array(z.string()),
});

/** Calls one operation of the draft with the given values and connection values, which are not kept. */
export const testOperation = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors/{connectorId}/operations/{operationId}/test',
  summary: 'Calls an operation once and shows request and response',
  tag,
  params: connectorParams.extend({ operationId: z.string().max(500) }),
  body: z.strictObject({
    /** Parameter values by name; a body parameter's value is JSON. */
    values: z.record(z.string(), z.unknown()),
    /** Connection parameter values by name (`api_key`, `username`, …). */
    connection: z.record(z.string(), z.string()).default({}),
    /** The way to connect, where there are several: with it the caller's sign-in counts. */
    parameterSet: z.string().max(200).optional(),
  }),
  answer: testedCall,
});

/** Makes the draft a version that workflows use, visible to its tenant, subscription and region. */
export const saveConnector = defineRoute({
  method: 'POST',
  path: '/api/v1/connectors/{connectorId}/save',
  summary: 'Creates the connector from its draft, or saves a new version',
  tag,
  params: connectorParams,
  body: z.strictObject({ name: resourceName.optional(), note: note.optional() }),
  answer: connectorDetail,
});

/** What would stop working without the connector. */
export const listDependents = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/dependents',
  summary: 'Lists the connections and workflows that use a connector',
  tag,
  params: connectorParams,
  answer: z.object({
    connections: z.array(z.object({ name: z.string(), resourceGroup: z.string() })),
    workflows: z.array(z.object({ name: z.string(), resourceGroup: z.string() })),
  }),
});

/** Deletes a connector with its connections. With dependents it is refused (`connector-in-use`) unless `force` is `true`. */
export const deleteConnector = defineRoute({
  method: 'DELETE',
  path: '/api/v1/connectors/{connectorId}',
  summary: 'Deletes a connector',
  tag,
  params: connectorParams,
  query: z.object({ force: z.enum(['true', 'false']).optional() }),
  status: 204,
  answer: nothing,
});
