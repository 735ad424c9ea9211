import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { request } from 'undici';
import { memoryOf, parentsOfProcesses, readProcess } from '../processes/memory.ts';

/** The whole product in processes of its own, as `npm start` runs it: server, embedded PostgreSQL, a data folder. */
export interface RunningProduct {
  readonly url: string;
  readonly readyMs: number;
  /** The server; what it starts, PostgreSQL too, is below it. */
  readonly pid: number;
  /** Memory as if nothing else ran on the machine. */
  memory(): ProductMemory;
  /** Saves a workflow with a request trigger and answers its signed URL. */
  save(name: string, actions: object): Promise<string>;
  stop(): Promise<void>;
}

/** What the processes of a product hold, in MB. */
export interface ProductMemory {
  readonly server: number;
  /** PostgreSQL without what its processes share: connections, caches of the catalogue, work. */
  readonly postgres: number;
  /** Buffers that the processes of PostgreSQL share: they fill up to the size that is set, and stay. */
  readonly shared: number;
}

const entry = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));

/** Makes an empty data folder for a product. */
export function newDataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tenon-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the product on a data folder. */
export async function startProduct(dataDir: string): Promise<RunningProduct> {
  const environment = {
    ...process.env,
    TENON_LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(tmpdir(), 'tenon-bench-cache'),
  };
  const flags = ['--data-dir', dataDir];
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--expose-gc', entry, 'up', ...flags, '--port', '0', '--no-example', '--allow-host', '127.0.0.1:*'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: environment },
  );
  const url = await addressOf(child);
  const readyMs = performance.now() - startedAt;
  const access = JSON.parse(
    execFileSync(process.execPath, [entry, 'bootstrap', ...flags, '--json'], { env: environment, encoding: 'utf8' }),
  ) as { readonly token: string; readonly subscriptionId: string; readonly resourceGroup: string };
  const workflows = `${url}/subscriptions/${access.subscriptionId}/resourceGroups/${access.resourceGroup}/providers/Microsoft.Logic/workflows`;
  const send = async (method: 'PUT' | 'POST', path: string, body?: object) => {
    const answer = await request(`${workflows}/${path}?api-version=2019-05-01`, {
      method,
      headers: { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return JSON.parse(text) as { readonly value?: string };
  };
  return {
    url,
    readyMs,
    pid: child.pid ?? 0,
    memory: () => memoryOfProduct(child.pid ?? 0, dataDir),
    async save(name, actions) {
      const definition = {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
        actions,
      };
      await send('PUT', name, { location: 'local', properties: { definition } });
      return (await send('POST', `${name}/listCallbackUrl`)).value ?? '';
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('The product prints nowhere.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = / is ready at (http\S+)/.exec(stripVTControlCharacters(line)) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}.`)));
  });
}

function memoryOfProduct(pid: number, dataDir: string): ProductMemory {
  const parents = parentsOfProcesses();
  const isNamed = (one: number) => one === pid || readProcess(one, 'cmdline').includes(dataDir);
  const isOurs = (one: number): boolean => isNamed(one) || (one > 1 && isOurs(parents.get(one) ?? 0));
  const ours = [...parents.keys()].filter(isOurs);
  const isPostgres = (one: number) => readProcess(one, 'cmdline').includes('postgres');
  const server = memoryOf(ours.filter((one) => !isPostgres(one)));
  const postgres = memoryOf(ours.filter(isPostgres));
  const mb = (bytes: number) => bytes / 1_048_576;
  return {
    server: mb(server.own + server.shared + server.files),
    postgres: mb(postgres.own + postgres.files),
    shared: mb(postgres.shared),
  };
}
