import { expect, test } from 'vitest';
import { connectorOf } from '../import/fixture.ts';
import { placeAddress } from './place-address.ts';
import { shapeRequest } from './shape-request.ts';

const connector = connectorOf(
  { host: 'api.example', basePath: '/v1', schemes: ['https'] },
  {
    connectionParameters: { site: { type: 'string' } },
    policyTemplateInstances: [
      {
        templateId: 'dynamichosturl',
        parameters: {
          'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('site')/api/v2",
          'x-ms-apimTemplate-operationName': ['Start'],
        },
      },
      {
        templateId: 'routerequesttoendpoint',
        parameters: { 'x-ms-apimTemplateParameter.newPath': '/elsewhere' },
      },
    ],
  },
);
const connection = { values: { site: 'Mine.example' } };

test.each([
  {
    name: 'under the base path of the definition',
    address: 'https://api.example/v1/jobs/3?a=%20b',
    placed: { base: 'https://api.example/v1', path: '/jobs/3?a=%20b' },
  },
  {
    name: 'beside the base path of the definition',
    address: 'https://api.example/v10/jobs',
    placed: { base: 'https://api.example', path: '/v10/jobs' },
  },
  {
    name: 'at the host that a policy gives',
    address: 'https://mine.example/api/v2/jobs/3',
    placed: { base: 'https://mine.example/api/v2', path: '/jobs/3' },
  },
  {
    name: 'with the usual port, and without the encryption of the API',
    address: 'http://MINE.example:443/status',
    placed: { base: 'https://mine.example', path: '/status' },
  },
  { name: 'at another host', address: 'https://evil.example/v1/jobs', placed: undefined },
  { name: 'at a neighbour', address: 'https://b.mine.example/', placed: undefined },
  { name: 'at another port', address: 'https://mine.example:8443/', placed: undefined },
  { name: 'with a name and password', address: 'https://a:b@mine.example/', placed: undefined },
])('an address $name is placed', ({ address, placed }) => {
  expect(placeAddress(connector, connection, address)).toEqual(placed);
});

test('a request to a full address goes there, whatever policies say, and to no other host', () => {
  const at = (path: string) => shapeRequest(connector, { method: 'get', path, connection }).url;
  expect(at('https://mine.example/api/v2/jobs/3?a=b%2Fc')).toBe('https://mine.example/api/v2/jobs/3?a=b%2Fc');
  expect(at('https://api.example/status')).toBe('https://api.example/status');
  expect(() => at('https://evil.example/status')).toThrow('not at a host that the connector declares');
});

test.each([
  { name: 'the path', template: "https://@connectionParameters('site')/api/@queryParameters('q')", isCalled: true },
  { name: 'the host', template: "https://@headers('X-Host')", isCalled: false },
  { name: 'part of the host', template: "https://a.@headers('X-Host')", isCalled: false },
  {
    name: 'what is after the host',
    template: "https://@connectionParameters('site')@headers('X-Host')",
    isCalled: false,
  },
])('a call may choose $name that a policy gives: $isCalled', ({ template, isCalled }) => {
  const chosen = connectorOf(
    { host: 'api.example', schemes: ['https'] },
    {
      connectionParameters: { site: { type: 'string' } },
      policyTemplateInstances: [
        { templateId: 'dynamichosturl', parameters: { 'x-ms-apimTemplateParameter.urlTemplate': template } },
      ],
    },
  );
  const request = { method: 'get', path: '/a?q=x', headers: { 'X-Host': '.evil.example' }, connection };
  const shape = () => shapeRequest(chosen, request).url;
  if (isCalled) expect(shape()).toBe('https://mine.example/api/x/a?q=x');
  else expect(shape).toThrow();
});
