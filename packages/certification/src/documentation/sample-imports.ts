import type { JsonObject } from '@tenon/connector';

/** An OpenAPI 3 document whose import loses nothing, after a change of its members. The example of rules about imports. */
export function sampleOpenApi(members: JsonObject = {}): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title: 'Parcel Desk', version: '1' },
    servers: [{ url: 'https://api.parcel-desk.net/v1' }],
    paths: samplePaths(),
    ...members,
  };
}

/** The paths of the OpenAPI 3 document, after a change of the members of their only operation. */
export function samplePaths(operation: JsonObject = {}): JsonObject {
  return {
    '/parcels': { get: { operationId: 'ListParcels', responses: { '200': { description: 'OK' } }, ...operation } },
  };
}

/** The responses of an operation that answers JSON of a schema. */
export function sampleResponses(schema: JsonObject): JsonObject {
  return { '200': { description: 'OK', content: { 'application/json': { schema } } } };
}

/** A Postman collection whose import loses nothing, after a change of its members. */
export function sampleCollection(members: JsonObject = {}): JsonObject {
  return {
    info: { name: 'Parcel Desk', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [sampleRequest()],
    ...members,
  };
}

/** The only request of the collection, with an answer that was saved. */
export function sampleRequest(url = 'https://api.parcel-desk.net/parcels'): JsonObject {
  return {
    name: 'List parcels',
    request: { method: 'GET', url },
    response: [{ name: 'ok', code: 200, body: '{"id":1}' }],
  };
}
