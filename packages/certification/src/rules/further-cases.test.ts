import type { JsonValue } from '@tenon/connector';
import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { reviewConnector } from '../review/review-connector.ts';
import type { Change } from '../review/rule.ts';

const list = '/paths/~1parcels/get';
const status = `${list}/parameters/1`;
const hooks = '/paths/~1hooks/post/parameters/0';

const policyValue = 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value';

/** A subscription whose address stands in a definition. */
const subscription = (): Change => ({
  [`${hooks}/schema`]: {
    type: 'object',
    required: ['subscription'],
    properties: { subscription: { $ref: '#/definitions/Subscription' } },
  },
  '/definitions/Subscription': {
    type: 'object',
    required: ['callbackUrl'],
    properties: {
      callbackUrl: { type: 'string', 'x-ms-visibility': 'internal', 'x-ms-notification-url': true },
    },
  },
});

/** An OAuth parameter of a provider that needs the address of what is called. */
function signIn(resource: string | null): JsonValue {
  const customParameters = {
    LoginUri: { value: 'https://login.parcel-desk.net' },
    tenantId: { value: 'common' },
    resourceUri: { value: resource },
  };
  return { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aad', customParameters } };
}

/** A property of a body with a lookup that is given an input. */
function lookupFrom(parameterReference: string): Change {
  const lookup = { operationId: 'ListDepots', parameters: { region: { parameterReference } }, itemValuePath: 'id' };
  return {
    '/paths/~1parcels/post/parameters/0/schema/properties/weight/x-ms-dynamic-list': lookup,
    '/paths/~1depots/get/parameters': [{ name: 'region', in: 'query', type: 'string' }],
  };
}

/** Cases of rules beside the one in their example; `none` where nothing is found. */
const cases: readonly { name: string; rule: string; change: Change; found: string | 'none' }[] = [
  {
    name: 'a next link of another name is only a warning',
    rule: 'pageable-next-link-name',
    change: { [`${list}/x-ms-pageable`]: { nextLinkName: 'more' } },
    found: 'warning',
  },
  {
    name: 'a next link without a name is an error',
    rule: 'pageable-next-link-name',
    change: { [`${list}/x-ms-pageable`]: {} },
    found: 'error',
  },
  {
    name: 'a default of null is of no type',
    rule: 'default-type-matches',
    change: { [`${status}/default`]: null },
    found: 'error',
  },
  {
    name: 'a default of null fits what may be null',
    rule: 'default-type-matches',
    change: { [`${status}/default`]: null, [`${status}/x-nullable`]: true },
    found: 'none',
  },
  {
    name: 'a summary that is the id in other letters',
    rule: 'operation-summary-not-operation-id',
    change: { [`${list}/summary`]: 'list_parcels' },
    found: 'warning',
  },
  {
    name: 'a summary that has the words of the id',
    rule: 'operation-summary-not-operation-id',
    change: { [`${list}/summary`]: 'List parcels' },
    found: 'none',
  },
  {
    name: 'an object that goes out part by part',
    rule: 'consumes-matches-parameters',
    change: { '/paths/~1parcels/post/consumes': ['multipart/form-data'] },
    found: 'none',
  },
  {
    name: 'a binary form parameter in a urlencoded form',
    rule: 'consumes-matches-parameters',
    change: {
      '/paths/~1parcels/post/consumes': ['application/x-www-form-urlencoded'],
      '/paths/~1parcels/post/parameters': [{ name: 'scan', in: 'formData', type: 'string', format: 'binary' }],
    },
    found: 'error',
  },
  {
    name: 'a replacement in this connector that does not exist',
    rule: 'annotation-replacement-valid',
    change: {
      [`${list}/deprecated`]: true,
      [`${list}/x-ms-api-annotation`]: {
        family: 'Parcels',
        revision: 1,
        replacement: { api: 'ParcelDesk', operationId: 'ListParcels_V2' },
      },
    },
    found: 'error',
  },
  {
    name: 'a replacement in another connector, which cannot be looked into',
    rule: 'annotation-replacement-valid',
    change: {
      [`${list}/deprecated`]: true,
      [`${list}/x-ms-api-annotation`]: {
        family: 'Parcels',
        revision: 1,
        replacement: { api: 'LetterDesk', operationId: 'ListLetters' },
      },
    },
    found: 'none',
  },
  {
    name: 'a lookup that is given an internal input without a value',
    rule: 'dynamic-source-parameter-exists',
    change: {
      [`${list}/parameters/0/x-ms-dynamic-values/parameters`]: { region: { parameter: 'region' } },
      [`${list}/parameters/2`]: { name: 'region', in: 'query', type: 'string', 'x-ms-visibility': 'internal' },
      '/paths/~1depots/get/parameters': [{ name: 'region', in: 'query', type: 'string' }],
    },
    found: 'error',
  },
  {
    name: 'a lookup that is given a list where a number is wanted',
    rule: 'dynamic-parameter-type-matches',
    change: {
      [`${list}/parameters/0/x-ms-dynamic-values/parameters`]: { region: { parameter: 'region' } },
      [`${list}/parameters/2`]: { name: 'region', in: 'query', type: 'array', items: { type: 'string' } },
      '/paths/~1depots/get/parameters': [{ name: 'region', in: 'query', type: 'integer' }],
    },
    found: 'warning',
  },
  {
    name: 'an operation with very many schemas',
    rule: 'schema-count-limit',
    change: {
      '/definitions/Wide': {
        type: 'object',
        properties: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`p${at}`, { type: 'string' }])),
      },
      [`${list}/responses/200/schema`]: {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: 90 }, (_, at) => [`w${at}`, { $ref: '#/definitions/Wide' }]),
        ),
      },
    },
    found: 'error',
  },
  {
    name: 'functions that there are, in any letters',
    rule: 'filter-functions-valid',
    change: { '/definitions/Parcel/properties/status/x-ms-filter-functions': ['eq', 'Contains', 'countdistinct'] },
    found: 'none',
  },
  {
    name: 'a function that there is not',
    rule: 'filter-functions-valid',
    change: { '/definitions/Parcel/properties/status/x-ms-filter-functions': ['eq', 'beginswith'] },
    found: 'error',
  },
  {
    name: 'an address in a definition that a body refers to and may leave out',
    rule: 'notification-url-required',
    change: { ...subscription(), [`${hooks}/schema/required`]: undefined },
    found: 'error',
  },
  {
    name: 'an address in a definition that a body, which may be left out, refers to',
    rule: 'notification-url-required',
    change: { ...subscription(), [`${hooks}/required`]: false },
    found: 'error',
  },
  {
    name: 'an address in a definition that a body needs',
    rule: 'notification-url-required',
    change: subscription(),
    found: 'none',
  },
  {
    name: 'an address in a definition that only something internal refers to',
    rule: 'notification-url-internal',
    change: {
      ...subscription(),
      '/definitions/Subscription/properties/callbackUrl/x-ms-visibility': undefined,
      [`${hooks}/x-ms-visibility`]: 'internal',
    },
    found: 'none',
  },
  {
    name: 'a property that says nothing at all',
    rule: 'schema-type-required',
    change: { '/definitions/Parcel/properties/status': {} },
    found: 'warning',
  },
  {
    name: 'a property that only lists its values',
    rule: 'schema-type-required',
    change: { '/definitions/Parcel/properties/status': { enum: ['sent', 'delivered'] } },
    found: 'warning',
  },
  {
    name: 'a list of anything',
    rule: 'schema-type-required',
    change: { '/definitions/Parcel/properties/status': { type: 'array', items: {} } },
    found: 'none',
  },
  {
    name: 'a format without a name',
    rule: 'format-known',
    change: { [`${status}/format`]: '' },
    found: 'warning',
  },
  {
    name: 'a connection parameter in other letters, which calls do not find',
    rule: 'policy-connection-parameter-exists',
    change: { [policyValue]: "@connectionParameters('API_key')" },
    found: 'error',
  },
  {
    name: 'a value that belongs to a connection parameter',
    rule: 'policy-connection-parameter-exists',
    change: { [policyValue]: "@{connectionParameters('api_key:region')}" },
    found: 'none',
  },
  {
    name: 'a connection parameter that there is not, with a value in its place',
    rule: 'policy-connection-parameter-exists',
    change: { [policyValue]: "@connectionParameters('site', 'www')" },
    found: 'warning',
  },
  {
    name: 'an address to sign in at that is there without a value',
    rule: 'oauth-custom-parameters-required',
    change: { 'properties:/properties/connectionParameters/token': signIn(null) },
    found: 'error',
  },
  {
    name: 'all addresses to sign in at',
    rule: 'oauth-custom-parameters-required',
    change: { 'properties:/properties/connectionParameters/token': signIn('https://parcel-desk.net') },
    found: 'none',
  },
  {
    name: 'an OAuth parameter whose type is in other letters',
    rule: 'oauth-settings-required',
    change: { 'properties:/properties/connectionParameters/token': { type: 'OAuthSetting' } },
    found: 'error',
  },
  {
    name: 'a lookup that is given a property that the body has not',
    rule: 'dynamic-source-parameter-exists',
    change: lookupFrom('body/nowhere'),
    found: 'error',
  },
  {
    name: 'a lookup that is given a property of the body',
    rule: 'dynamic-source-parameter-exists',
    change: lookupFrom('body/receiver'),
    found: 'none',
  },
];

test.each(cases)('$rule: $name', ({ rule, change, found }) => {
  const findings = reviewConnector({ files: sampleFiles(change) }).findings.filter((finding) => finding.rule === rule);
  expect(findings[0]?.severity ?? 'none').toBe(found);
});
