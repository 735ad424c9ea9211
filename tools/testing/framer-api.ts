import type { Answer, ManagedServer } from './managed-server.ts';

/** A key that is found again wherever it leaks, with characters that encodings change. */
export const canary = 'canary-key-7Q+/=ä';

/** The custom API `framer` over the stub: an API key in a header, one GET and one POST. */
export function framerApi({ stub }: ManagedServer, changes: object = {}): object {
  return {
    location: 'local',
    tags: { team: 'frames' },
    properties: {
      displayName: 'Framer',
      description: 'Estimates the price of a frame.',
      brandColor: '#aa3366',
      backendService: { serviceUrl: `http://${stub.host}/v1` },
      connectionParameters: {
        api_key: { type: 'securestring', uiDefinition: { displayName: 'API key', constraints: { required: 'true' } } },
      },
      swagger: {
        swagger: '2.0',
        info: { title: 'x', version: '1' },
        paths: {
          '/price/{height}/{width}': {
            get: {
              operationId: 'GetPrice',
              summary: 'Get price',
              parameters: ['height', 'width'].map((name) => ({ name, in: 'path', required: true, type: 'integer' })),
              responses: {
                200: { description: 'ok', schema: { type: 'object', properties: { price: { type: 'number' } } } },
              },
            },
          },
          '/orders': {
            post: {
              operationId: 'Order',
              parameters: [{ name: 'body', in: 'body', schema: { type: 'object' } }],
              responses: { 200: { description: 'ok' } },
            },
          },
        },
        securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
        security: [{ key: [] }],
      },
      ...changes,
    },
  };
}

/** Makes or replaces a connection to it. */
export async function connectFramer(
  { group, send }: ManagedServer,
  name: string,
  key: string = canary,
): Promise<Answer> {
  const body = {
    location: 'local',
    properties: {
      displayName: name,
      api: { id: `${group}/providers/Microsoft.Web/customApis/framer` },
      parameterValues: { api_key: key },
    },
  };
  return send('PUT', `${group}/providers/Microsoft.Web/connections/${name}`, { body });
}

/** The `host` of an action that calls through the connection reference `framer`. */
export const host = { connection: { name: "@parameters('$connections')['framer']['connectionId']" } };
/** The declaration of `$connections`. */
export const connectionParameter = { parameters: { $connections: { type: 'Object', defaultValue: {} } } };
/** The value of `$connections` for one connection. */
export const references = (connectionId: string) => ({
  $connections: { value: { framer: { id: 'x', connectionId, connectionName: 'c' } } },
});
