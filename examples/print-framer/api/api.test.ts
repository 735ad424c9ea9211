import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from './listen.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  server = await listen([v1, v2(new Set(['a-key']))], 0);
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

describe('the API as it is today', () => {
  test.each([
    { name: 'a small print', path: '/api/values/6/7', status: 200, body: '20.00' },
    { name: 'a print of the exercise', path: '/api/values/10/4', status: 200, body: '20.00' },
    { name: 'a middle print', path: '/api/Values/20/20', status: 200, body: '50.00' },
    { name: 'a large print', path: '/api/values/40/50', status: 200, body: '100.00' },
    { name: 'the lower edge', path: '/api/values/4/5', status: 200, body: 'not valid' },
    { name: 'the edge of the first band', path: '/api/values/10/20', status: 200, body: 'not valid' },
    { name: 'the edge of the second band', path: '/api/values/10/100', status: 200, body: 'not valid' },
    { name: 'the upper edge', path: '/api/values/50/100', status: 200, body: 'not valid' },
    { name: 'text', path: '/api/values/ten/4', status: 500, body: '' },
    { name: 'another path', path: '/api/values/10', status: 404, body: '' },
  ])('answers $name', async ({ path, status, body }) => {
    const response = await fetch(base + path);
    expect({ status: response.status, body: await response.text() }).toEqual({ status, body });
  });

  test('answers JSON text to who asks for JSON', async () => {
    const response = await fetch(`${base}/api/values/6/7`, { headers: { accept: 'application/json' } });
    expect(await response.json()).toBe('20.00');
  });

  test('serves its bare definition', async () => {
    const definition = (await (await fetch(`${base}/swagger/v1/swagger.json`)).json()) as object;
    expect(definition).toMatchObject({ swagger: '2.0', info: { title: 'Print Framer API' } });
    expect(definition).not.toHaveProperty('host');
  });
});

describe('the API done right', () => {
  test.each([
    { name: 'a small print', path: '/v2/quotes/10/4', status: 200, body: { price: 20, currency: 'USD' } },
    { name: 'the edge of a band', path: '/v2/quotes/10/20', status: 200, body: { price: 50, currency: 'USD' } },
    { name: 'the largest print', path: '/v2/quotes/50/100', status: 200, body: { price: 100, currency: 'USD' } },
    { name: 'its status', path: '/v2/status', status: 200, body: { status: 'available' } },
    { name: 'text', path: '/v2/quotes/ten/4', status: 400, body: { code: 'invalid-size' } },
    { name: 'a negative size', path: '/v2/quotes/-1/4', status: 400, body: { code: 'invalid-size' } },
    { name: 'too large a print', path: '/v2/quotes/100/100', status: 422, body: { code: 'too-large' } },
    { name: 'another path', path: '/v2/prices', status: 404, body: { code: 'not-found' } },
  ])('answers $name', async ({ path, status, body }) => {
    const response = await fetch(base + path, { headers: { 'x-api-key': 'a-key' } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(body);
  });

  test.each([
    { name: 'no key', headers: {} },
    { name: 'an unknown key', headers: { 'x-api-key': 'another' } },
  ])('refuses $name', async ({ headers }) => {
    const response = await fetch(`${base}/v2/quotes/10/4`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'invalid-key' });
  });
});
