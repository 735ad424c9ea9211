import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { respond, save } from '../../../../tools/testing/run-workflows.ts';
import { checkTokenRights } from './check-token-rights.ts';

let managed: ManagedServer;
const tokens = new Map<string, string>();
beforeAll(async () => {
  managed = await startManagedServer();
  await save(managed, 'kept', { actions: respond('ok') });
  for (const rights of ['read', 'run', 'all']) {
    const made = await managed.send('POST', `${managed.url}/api/v1/tokens`, { body: { name: rights, rights } });
    expect([made.status, made.body.rights]).toEqual([201, rights]);
    tokens.set(rights, made.body.token);
  }
});
afterAll(() => managed.close());

const workflow = () => `${managed.group}/providers/Microsoft.Logic/workflows/kept`;
const requests = [
  { needs: 'read', method: 'GET', path: () => workflow() },
  { needs: 'read', method: 'GET', path: () => `${workflow()}/runs` },
  { needs: 'read', method: 'GET', path: () => `${managed.url}/api/v1/me` },
  { needs: 'run', method: 'POST', path: () => `${workflow()}/triggers/manual/run` },
  { needs: 'run', method: 'POST', path: () => `${workflow()}/triggers/manual/listCallbackUrl` },
  { needs: 'all', method: 'POST', path: () => `${workflow()}/regenerateAccessKey`, body: { keyType: 'Primary' } },
  { needs: 'all', method: 'POST', path: () => `${workflow()}/disable` },
  {
    needs: 'all',
    method: 'PUT',
    path: () => `${managed.subscription}/resourceGroups/more`,
    body: { location: 'local' },
  },
  { needs: 'all', method: 'PATCH', path: () => `${managed.url}/api/v1/me`, body: { displayName: 'Other' } },
  { needs: 'all', method: 'POST', path: () => `${managed.url}/api/v1/tokens`, body: { name: 'more', rights: 'all' } },
  { needs: 'all', method: 'DELETE', path: () => `${managed.url}/api/v1/tokens/00000000-0000-7000-8000-000000000000` },
] as const;
const order = ['read', 'run', 'all'];

describe.each(order)('a token for %s', (rights) => {
  test.each(requests)('asks $method of $path, which needs $needs', async (request) => {
    const { status, body } = await managed.send(request.method, request.path(), {
      token: tokens.get(rights) ?? '',
      ...('body' in request ? { body: request.body } : {}),
    });
    const isRefused = status === 403 && /good for/.test(body.error.message);
    expect(isRefused, JSON.stringify(body)).toBe(order.indexOf(rights) < order.indexOf(request.needs));
  });
});

test('tokens are listed with what they are good for; one that does not say has all rights', async () => {
  await managed.send('POST', `${managed.url}/api/v1/tokens`, { body: { name: 'plain' } });
  const { body } = await managed.send('GET', `${managed.url}/api/v1/tokens`);
  const rights = Object.fromEntries(
    body.tokens.map((token: { name: string; rights: string }) => [token.name, token.rights]),
  );
  expect(rights).toMatchObject({ read: 'read', run: 'run', all: 'all', plain: 'all', bootstrap: 'all' });
});

test.each([
  '/x/triggers/a/run/../../../y',
  '/x/triggers/a/run?b=/triggers/a/run',
  '/x?y=/triggers/a/run',
  '/triggers/a/run/',
  '/triggers/a%2Frun',
  '/runs/a/cancel%00',
])('no spelling makes %s an address of running', (url) => {
  const permits = () => checkTokenRights('run', { method: 'POST', url });
  if (url === '/x/triggers/a/run?b=/triggers/a/run') expect(permits).not.toThrow();
  else expect(permits).toThrow('running workflows only');
});
