import type { Shape, ShapeTable } from './shape.ts';

const limits = {
  format: 'string',
  default: 'any',
  maximum: 'number',
  exclusiveMaximum: 'boolean',
  minimum: 'number',
  exclusiveMinimum: 'boolean',
  maxLength: 'count',
  minLength: 'count',
  pattern: 'string',
  maxItems: 'count',
  minItems: 'count',
  uniqueItems: 'boolean',
  enum: 'set+:any',
  multipleOf: 'positive',
} as const;

const simpleTypes = ['string', 'number', 'integer', 'boolean', 'array'];
const collections = ['csv', 'ssv', 'tsv', 'pipes'];
const collectionFormats = { type: simpleTypes, collectionFormat: collections };
const typed = { ...limits, type: 'string', items: 'items', collectionFormat: 'string' } as const;
const named = { name: 'string', in: 'string', description: 'string', required: 'boolean' } as const;

const simpleParameter = (
  more: Shape['members'] = {},
  { types = simpleTypes, formats = collections }: { types?: readonly string[]; formats?: readonly string[] } = {},
): Shape => ({
  members: { ...named, ...typed, ...more, schema: 'any' },
  required: ['name', 'in', 'type'],
  words: { type: types, collectionFormat: formats },
});

const oauth = (required: readonly string[], more: Shape['members']): Shape => ({
  members: { type: 'string', flow: 'string', scopes: '{string}', description: 'string', ...more },
  required: ['type', 'flow', ...required],
});

/**
 * The objects of Swagger 2.0, after the official JSON Schema. Where a member may stand and what it needs beside it
 * (`allowEmptyValue`, `required` of a path parameter, siblings of `$ref`) is left to the rules about that.
 */
export const openApi2: ShapeTable = {
  document: {
    members: {
      swagger: 'any',
      info: 'info',
      host: 'string',
      basePath: 'string',
      schemes: 'set:scheme',
      consumes: 'set:string',
      produces: 'set:string',
      paths: 'paths',
      definitions: '{schema}',
      parameters: '{parameter}',
      responses: '{response}',
      security: 'set:{set:string}',
      securityDefinitions: '{securityScheme}',
      tags: 'set:tag',
      externalDocs: 'externalDocs',
    },
    required: ['info', 'paths'],
  },
  info: {
    members: {
      title: 'string',
      version: 'string',
      description: 'string',
      termsOfService: 'string',
      contact: 'contact',
      license: 'license',
    },
    required: ['title', 'version'],
  },
  contact: { members: { name: 'string', url: 'string', email: 'string' } },
  license: { members: { name: 'string', url: 'string' }, required: ['name'] },
  externalDocs: { members: { description: 'string', url: 'string' }, required: ['url'] },
  tag: { members: { name: 'string', description: 'string', externalDocs: 'externalDocs' }, required: ['name'] },
  paths: { members: {}, others: 'pathItem' },
  pathItem: {
    members: {
      get: 'operation',
      put: 'operation',
      post: 'operation',
      delete: 'operation',
      options: 'operation',
      head: 'operation',
      patch: 'operation',
      parameters: '[parameter]',
    },
    reference: 'path',
  },
  notificationContent: {
    members: { description: 'string', schema: 'schema', headers: 'any' },
    others: 'any',
  },
  operation: {
    members: {
      tags: 'set:string',
      summary: 'string',
      description: 'string',
      externalDocs: 'externalDocs',
      operationId: 'string',
      produces: 'set:string',
      consumes: 'set:string',
      parameters: '[parameter]',
      responses: 'responses',
      schemes: 'set:scheme',
      deprecated: 'boolean',
      security: 'set:{set:string}',
    },
    required: ['responses'],
  },
  responses: { members: {}, others: 'response', isFilled: true },
  response: {
    members: { description: 'string', schema: 'responseSchema', headers: '{header}', examples: 'object' },
    required: ['description'],
    reference: 'response',
  },
  header: { members: { ...typed, description: 'string' }, required: ['type'], words: collectionFormats },
  parameter: {
    members: {},
    reference: 'parameter',
    choose: {
      by: 'in',
      shapes: {
        body: 'bodyParameter',
        path: 'pathParameter',
        query: 'queryParameter',
        header: 'headerParameter',
        formData: 'formParameter',
      },
    },
  },
  bodyParameter: {
    members: { ...named, schema: 'schema', type: 'any', format: 'any', items: 'any', enum: 'any', default: 'any' },
    required: ['name', 'in', 'schema'],
  },
  pathParameter: simpleParameter({ allowEmptyValue: 'any' }),
  queryParameter: simpleParameter({ allowEmptyValue: 'boolean' }, { formats: [...collections, 'multi'] }),
  headerParameter: simpleParameter({ allowEmptyValue: 'any' }),
  formParameter: simpleParameter(
    { allowEmptyValue: 'boolean' },
    { types: [...simpleTypes, 'file'], formats: [...collections, 'multi'] },
  ),
  items: { members: typed, words: collectionFormats },
  responseSchema: { members: {}, choose: { by: 'type', shapes: { file: 'fileSchema', '*': 'schema' } } },
  fileSchema: {
    members: {
      format: 'string',
      title: 'string',
      description: 'string',
      default: 'any',
      required: '[string]',
      readOnly: 'boolean',
      externalDocs: 'externalDocs',
      example: 'any',
      type: 'any',
    },
  },
  schema: {
    members: {
      ...limits,
      title: 'string',
      description: 'string',
      maxProperties: 'count',
      minProperties: 'count',
      required: 'set+:string',
      additionalProperties: 'boolean|schema',
      type: 'string|set+:string',
      items: 'schema|list+:schema',
      allOf: 'list+:schema',
      properties: '{schema}',
      discriminator: 'string',
      readOnly: 'boolean',
      xml: 'xml',
      externalDocs: 'externalDocs',
      example: 'any',
    },
    reference: 'schema',
    words: { type: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string', 'file'] },
  },
  xml: {
    members: { name: 'string', namespace: 'string', prefix: 'string', attribute: 'boolean', wrapped: 'boolean' },
  },
  securityScheme: {
    members: {},
    choose: { by: 'type', shapes: { basic: 'basicScheme', apiKey: 'apiKeyScheme', oauth2: 'oauthScheme' } },
  },
  basicScheme: { members: { type: 'string', description: 'string' } },
  apiKeyScheme: {
    members: { type: 'string', name: 'string', in: 'string', description: 'string' },
    required: ['name', 'in'],
    words: { in: ['header', 'query'] },
  },
  oauthScheme: {
    members: {},
    choose: {
      by: 'flow',
      shapes: {
        implicit: 'implicitFlow',
        password: 'passwordFlow',
        application: 'applicationFlow',
        accessCode: 'accessCodeFlow',
      },
    },
  },
  implicitFlow: oauth(['authorizationUrl'], { authorizationUrl: 'string' }),
  passwordFlow: oauth(['tokenUrl'], { tokenUrl: 'string' }),
  applicationFlow: oauth(['tokenUrl'], { tokenUrl: 'string' }),
  accessCodeFlow: oauth(['authorizationUrl', 'tokenUrl'], { authorizationUrl: 'string', tokenUrl: 'string' }),
};
