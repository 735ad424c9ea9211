import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { newDataFolder, startProduct, tenon } from './product.ts';

const root = resolve(import.meta.dirname, '..');

/** What the server says when it does not start, and its exit code. */
function refusedStart(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    execFile(
      join(root, 'node_modules/node/bin/node'),
      ['packages/server/src/main.ts', 'up', '--no-example', ...args],
      { cwd: root, env: { ...process.env, ...environment }, timeout: 60_000 },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}

test('a port in use is named with the remedy, and nothing is made', async () => {
  const data = newDataFolder();
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => taken.once('listening', ready));
  const { port } = taken.address() as AddressInfo;
  const { code, said } = await refusedStart(['--port', String(port), '--data-dir', join(data.path, 'new')]);
  taken.close();
  expect({ code, said: said.trim() }).toEqual({
    code: 2,
    said: `Port ${port} of 127.0.0.1 is in use. Stop the program that uses it, or choose another port with --port (0 for any free one).`,
  });
  expect(readdirSync(data.path)).toEqual([]);
  data.remove();
});

test('a folder that is not ours, or newer, is left alone', async () => {
  const data = newDataFolder();
  writeFileSync(join(data.path, 'holiday.txt'), 'photos');
  const foreign = await refusedStart(['--port', '0', '--data-dir', data.path]);
  expect(foreign).toMatchObject({ code: 2, said: expect.stringContaining("it holds 'holiday.txt'") });
  const newer = join(data.path, 'newer');
  mkdirSync(newer);
  writeFileSync(join(newer, 'tenon.json'), '{"product":"tenon","format":2}');
  expect(await refusedStart(['--port', '0', '--data-dir', newer])).toMatchObject({
    code: 2,
    said: expect.stringContaining('written by a newer Tenon'),
  });
  expect(readdirSync(newer)).toEqual(['tenon.json']);
  data.remove();
});

test('a wrong DATABASE_URL is explained without repeating its password', async () => {
  const data = newDataFolder();
  const { code, said } = await refusedStart(['--port', '0', '--data-dir', data.path], {
    DATABASE_URL: 'postgresql://tenon:hunter2@127.0.0.1:1/tenon',
  });
  expect(code).toBe(2);
  expect(said).toContain('The database that DATABASE_URL names cannot be used');
  expect(said).not.toContain('hunter2');
  data.remove();
});

test('two instances with their own data folders run side by side', async () => {
  const one = newDataFolder();
  const two = newDataFolder();
  const first = await startProduct(one.path, ['--no-example']);
  const second = await startProduct(two.path, ['--no-example']);
  expect(first.url).not.toBe(second.url);
  for (const { url } of [first, second]) expect((await fetch(`${url}/health`)).status).toBe(200);
  await first.stop();
  expect((await fetch(`${second.url}/health`)).status).toBe(200);
  await second.stop();
  one.remove();
  two.remove();
});

test('the command line says what is wrong and how to go on', async () => {
  const answer = await tenon(['connector', 'frobnicate']).catch((error: { code: number; stderr: string }) => error);
  expect(answer).toMatchObject({ code: 2, stderr: expect.stringContaining('unknown command') });
  const noToken = await tenon(['workflow', 'deploy', 'x.json'], { TENON_TOKEN: '' }).catch(
    (error: { code: number; stderr: string }) => error,
  );
  expect(noToken).toMatchObject({ code: 2, stderr: expect.stringContaining('tenon admin bootstrap --json') });
});
