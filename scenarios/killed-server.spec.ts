import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { managementApi } from './management.ts';
import { bootstrap, newDataFolder, type Product, startProduct } from './product.ts';

/** A third-party API that remembers every call. */
async function startWitness(): Promise<{
  server: Server;
  host: string;
  calls: string[];
  called(path: string): Promise<void>;
}> {
  const calls: string[] = [];
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    waiting.get(request.url ?? '')?.();
    response.end('noted');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    called: (path) =>
      calls.includes(path) ? Promise.resolve() : new Promise((resolve) => waiting.set(path, () => resolve())),
  };
}

function definition(host: string): object {
  const call = (path: string, runAfter: object) => ({
    type: 'Http',
    inputs: { method: 'POST', uri: `http://${host}${path}` },
    runAfter,
  });
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      Before: call('/before', {}),
      Pause: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Second' } }, runAfter: { Before: ['Succeeded'] } },
      After: call('/after', { Pause: ['Succeeded'] }),
    },
    outputs: {},
  };
}

test('a run that waits goes on after the server was killed, and does nothing twice', async () => {
  const data = newDataFolder();
  const witness = await startWitness();
  const flags = ['--no-example', '--allow-host', witness.host];
  const first = await startProduct(data.path, flags);
  let second: Product | undefined;
  try {
    const owner = await bootstrap(data.path);
    const before = managementApi({ ...owner, url: first.url });
    await before.deploy('patient', definition(witness.host));
    const answer = await fetch(await before.triggerUrl('patient'), { method: 'POST' });
    expect(answer.status).toBe(202);
    await witness.called('/before');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await first.kill();

    second = await startProduct(data.path, flags);
    const outcome = await managementApi({ ...owner, url: second.url }).outcome('patient', 30_000);

    expect(outcome).toMatchObject({
      status: 'Succeeded',
      actions: { Before: 'Succeeded', Pause: 'Succeeded', After: 'Succeeded' },
    });
    expect(witness.calls).toEqual(['/before', '/after']);
  } finally {
    await first.stop();
    await second?.stop();
    witness.server.close();
    data.remove();
  }
});
