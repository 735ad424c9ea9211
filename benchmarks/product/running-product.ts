import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { request } from 'undici';

/** The whole product in processes of its own, as `npm start` runs it: server, embedded PostgreSQL, a data folder. */
export interface RunningProduct {
  readonly url: string;
  readonly readyMs: number;
  /** Proportional memory of the server and its PostgreSQL together, in MB. */
  memoryMb(): number;
  /** Saves a workflow with a request trigger and answers its signed URL. */
  save(name: string, actions: object): Promise<string>;
  stop(): Promise<void>;
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
    [entry, 'up', ...flags, '--port', '0', '--no-example', '--allow-host', '127.0.0.1:*'],
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
    memoryMb: () => memoryMb(child.pid ?? 0, dataDir),
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

/** What the process, its children and the PostgreSQL of its data folder hold, shared pages divided among those who share them. */
function memoryMb(pid: number, dataDir: string): number {
  const parents = new Map<number, number>();
  const wanted = new Set([pid]);
  for (const name of readdirSync('/proc').filter((entryName) => /^\d+$/.test(entryName))) {
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
      parents.set(Number(name), Number(parent));
      if (readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(dataDir)) wanted.add(Number(name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))) throw error;
    }
  }
  const isOurs = (one: number): boolean => wanted.has(one) || (one > 1 && isOurs(parents.get(one) ?? 0));
  const kilobytes = [...parents.keys()].filter(isOurs).map((one) => {
    const rollup = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}
