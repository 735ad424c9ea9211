import type { Diagnostic } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import * as contract from './index.ts';
import { requestPath } from './route.ts';

test('writes the path of a call with every value encoded', () => {
  const path = requestPath(contract.updateOperation, {
    params: { connectorId: '0192d6a0-0000-7000-8000-000000000000', operationId: '../a b?' },
  });
  expect(path).toBe('/api/v1/connectors/0192d6a0-0000-7000-8000-000000000000/operations/..%2Fa%20b%3F');
});

test('leaves out query values that are undefined', () => {
  expect(requestPath(contract.listCatalogue, { query: { search: 'a&b', category: undefined } })).toBe(
    '/api/v1/catalogue?search=a%26b',
  );
});

test('no two routes answer the same method and path', () => {
  const routes = Object.values(contract).filter((entry) => typeof entry === 'object' && 'method' in entry);
  const places = routes.map((route) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  expect(routes.length).toBeGreaterThan(60);
});

test('the wire form takes every member of a diagnostic', () => {
  const place = { file: 'a.json', pointer: '/a', line: 1, column: 2, endLine: 3, endColumn: 4 };
  const full: Required<Diagnostic> = { code: 'c', severity: 'error', message: 'm', place, remedy: 'r' };
  const body = { error: { code: 'x', message: 'y', diagnostics: [full] } };
  expect(contract.problem.parse(body)).toEqual(body);
});
