import type { JsonObject } from '@tenon/connector';

const label = (summary: string, description: string, visibility = 'important'): JsonObject => ({
  'x-ms-summary': summary,
  description,
  'x-ms-visibility': visibility,
});

const problem = { description: 'The request was refused.', schema: { $ref: '#/definitions/Problem' } };

/** A small connector that breaks no rule, even in the strict profile. The example of every rule is a change of it. */
export const sampleDefinition: JsonObject = {
  swagger: '2.0',
  info: {
    title: 'Parcel Desk',
    description:
      'Parcel Desk sends parcels and follows them on their way. Create a parcel, look it up, and start a workflow when it is delivered.',
    version: '1.2.0',
    contact: { name: 'Parcel Desk Support', url: 'https://parcel-desk.net/support', email: 'support@parcel-desk.net' },
    'x-ms-api-annotation': { status: 'Preview' },
  },
  host: 'api.parcel-desk.net',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/parcels': {
      get: {
        operationId: 'ListParcels',
        summary: 'List parcels',
        description: 'Returns the parcels that were sent from a depot.',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'depot',
            in: 'query',
            required: true,
            type: 'string',
            ...label('Depot', 'The depot that sent the parcels.'),
            'x-ms-dynamic-values': {
              operationId: 'ListDepots',
              'value-collection': 'depots',
              'value-path': 'id',
              'value-title': 'name',
            },
            'x-ms-dynamic-list': {
              operationId: 'ListDepots',
              itemsPath: 'depots',
              itemValuePath: 'id',
              itemTitlePath: 'name',
            },
          },
          {
            name: 'status',
            in: 'query',
            type: 'string',
            enum: ['sent', 'delivered'],
            default: 'sent',
            ...label('Status', 'Which parcels to return.', 'advanced'),
          },
        ],
        responses: {
          '200': {
            description: 'The parcels.',
            schema: {
              type: 'object',
              properties: {
                parcels: {
                  type: 'array',
                  items: { $ref: '#/definitions/Parcel' },
                  ...label('Parcels', 'The parcels that were found.'),
                },
              },
            },
          },
          '400': problem,
        },
      },
      post: {
        operationId: 'CreateParcel',
        summary: 'Create a parcel',
        description: 'Creates a parcel and orders its transport.',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['receiver'],
              properties: {
                receiver: { type: 'string', ...label('Receiver', 'Who gets the parcel.') },
                weight: {
                  type: 'number',
                  format: 'double',
                  ...label('Weight', 'What it weighs, in kilograms.', 'advanced'),
                },
              },
            },
          },
        ],
        responses: {
          '201': { description: 'The parcel that was created.', schema: { $ref: '#/definitions/Parcel' } },
          '400': problem,
        },
      },
    },
    '/parcels/{parcelId}': {
      get: {
        operationId: 'GetParcel',
        summary: 'Get a parcel',
        description: 'Returns one parcel and where it is.',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'parcelId',
            in: 'path',
            required: true,
            type: 'string',
            ...label('Parcel ID', 'The number on the label of the parcel.'),
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: {
          '200': { description: 'The parcel.', schema: { $ref: '#/definitions/Parcel' } },
          '404': problem,
        },
      },
    },
    '/hooks': {
      'x-ms-notification-content': {
        description: 'The parcel that was delivered.',
        schema: { $ref: '#/definitions/Parcel' },
      },
      post: {
        operationId: 'WhenParcelDelivered',
        summary: 'When a parcel is delivered',
        description: 'This operation triggers when a parcel is delivered.',
        'x-ms-visibility': 'important',
        'x-ms-trigger': 'single',
        'x-ms-trigger-hint': 'Deliver a parcel to see it work.',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['callbackUrl'],
              properties: {
                callbackUrl: {
                  type: 'string',
                  ...label('Callback URL', 'Where the notification goes.', 'internal'),
                  'x-ms-notification-url': true,
                },
              },
            },
          },
        ],
        responses: {
          '201': {
            description: 'The subscription.',
            headers: { Location: { type: 'string', description: 'The address of the subscription.' } },
          },
          '400': problem,
        },
      },
    },
    '/hooks/{hookId}': {
      delete: {
        operationId: 'DeleteHook',
        summary: 'Delete a subscription',
        description: 'Ends the notifications of a workflow.',
        'x-ms-visibility': 'internal',
        parameters: [
          {
            name: 'hookId',
            in: 'path',
            required: true,
            type: 'string',
            ...label('Hook ID', 'The subscription to end.'),
            'x-ms-url-encoding': 'single',
          },
        ],
        responses: { '204': { description: 'The subscription is gone.' }, '404': problem },
      },
    },
    '/depots': {
      get: {
        operationId: 'ListDepots',
        summary: 'List depots',
        description: 'Returns the depots that parcels leave from.',
        'x-ms-visibility': 'internal',
        responses: {
          '200': {
            description: 'The depots.',
            schema: {
              type: 'object',
              properties: {
                depots: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      id: { type: 'string', ...label('ID', 'The short name of the depot.') },
                      name: { type: 'string', ...label('Name', 'The full name of the depot.') },
                    },
                  },
                  ...label('Depots', 'All depots.'),
                },
              },
            },
          },
          '401': problem,
        },
      },
    },
  },
  definitions: {
    Parcel: {
      type: 'object',
      properties: {
        id: { type: 'string', ...label('Parcel ID', 'The number on the label.') },
        status: { type: 'string', ...label('Status', 'Where the parcel is on its way.') },
        sentAt: { type: 'string', format: 'date-time', ...label('Sent At', 'When it left the depot.', 'advanced') },
      },
    },
    Problem: {
      type: 'object',
      properties: {
        message: { type: 'string', ...label('Message', 'What is wrong, for people.', 'advanced') },
      },
    },
  },
  securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  security: [{ api_key: [] }],
  'x-ms-capabilities': { testConnection: { operationId: 'ListDepots' } },
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://parcel-desk.net' },
    { propertyName: 'Privacy policy', propertyValue: 'https://parcel-desk.net/privacy' },
    { propertyName: 'Categories', propertyValue: 'Commerce;Productivity' },
  ],
};

/** The properties document of the sample. */
export const sampleProperties: JsonObject = {
  properties: {
    connectionParameters: {
      api_key: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'API key',
          description: 'The key of your Parcel Desk account.',
          tooltip: 'Find it under Settings, Keys.',
          constraints: { required: 'true', clearText: false, tabIndex: 2 },
        },
      },
    },
    iconBrandColor: '#1d5a7a',
    capabilities: ['actions', 'triggers'],
    policyTemplateInstances: [
      {
        templateId: 'setheader',
        title: 'Name the client',
        parameters: {
          'x-ms-apimTemplateParameter.name': 'X-Client',
          'x-ms-apimTemplateParameter.value': 'workflow',
          'x-ms-apimTemplateParameter.existsAction': 'override',
          'x-ms-apimTemplate-policySection': 'Request',
          'x-ms-apimTemplate-operationName': ['ListParcels'],
        },
      },
    ],
    publisher: 'Parcel Desk',
    stackOwner: 'Parcel Desk',
  },
};

/** The readme of the sample. */
export const sampleReadme = `# Parcel Desk

Parcel Desk sends parcels and follows them.

## Publisher: Parcel Desk

## Prerequisites

An account with Parcel Desk.

## Supported Operations

### List parcels

Returns the parcels of a depot.

### Create a parcel

Creates a parcel.

### Get a parcel

Returns one parcel.

### When a parcel is delivered

Starts a workflow.

## Obtaining Credentials

Find your key under Settings, Keys.

## Known Issues and Limitations

None.
`;
