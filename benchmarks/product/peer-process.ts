import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { installPeer } from '../../tools/peers/install-peer.ts';

/** Something that answers calls as the product's workflow does, in a process of its own. */
export interface PeerProcess {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A bare node:http server that makes the same call and keeps nothing: the floor. */
export async function startBareServer(apiUrl: string): Promise<PeerProcess> {
  const port = await freePort();
  const script = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  const child = spawn(process.execPath, [script, String(port), apiUrl], { stdio: ['ignore', 'ignore', 'inherit'] });
  return ready({ name: 'bare node:http', child, url: `http://127.0.0.1:${port}/` });
}

/** Node-RED with a flow of the same steps: HTTP in, HTTP request, switch, template, HTTP response. It keeps nothing of a run. */
export async function startNodeRed(apiUrl: string): Promise<PeerProcess> {
  const peer = installPeer('node-red');
  const folder = mkdtempSync(join(tmpdir(), 'tenon-node-red-'));
  const port = await freePort();
  writeFileSync(join(folder, 'flows.json'), JSON.stringify(flow(apiUrl)));
  writeFileSync(
    join(folder, 'settings.js'),
    `module.exports = { flowFile: 'flows.json', uiHost: '127.0.0.1', logging: { console: { level: 'fatal' } }, telemetry: { enabled: false } };`,
  );
  const child = spawn(
    process.execPath,
    [peer.path('node_modules/node-red/red.js'), '--port', String(port), '--userDir', folder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const name = `Node-RED ${peer.version('node-red')}`;
  const started = await ready({ name, child, url: `http://127.0.0.1:${port}/quote` });
  return {
    ...started,
    async stop() {
      await started.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function flow(apiUrl: string): object[] {
  const tab = { z: 'tab' };
  return [
    { id: 'tab', type: 'tab', label: 'quote' },
    { id: 'in', type: 'http in', ...tab, url: '/quote', method: 'post', wires: [['call']] },
    { id: 'call', type: 'http request', ...tab, method: 'GET', ret: 'obj', url: apiUrl, wires: [['found']] },
    {
      id: 'found',
      type: 'switch',
      ...tab,
      property: 'payload.price',
      propertyType: 'msg',
      rules: [{ t: 'gt', v: '0', vt: 'num' }, { t: 'else' }],
      wires: [['text'], ['none']],
    },
    {
      id: 'text',
      type: 'template',
      ...tab,
      field: 'payload',
      format: 'handlebars',
      syntax: 'mustache',
      template: 'The price is {{payload.price}}.',
      output: 'str',
      wires: [['out']],
    },
    {
      id: 'none',
      type: 'change',
      ...tab,
      rules: [{ t: 'set', p: 'statusCode', pt: 'msg', to: '404', tot: 'num' }],
      wires: [['out']],
    },
    { id: 'out', type: 'http response', ...tab, wires: [] },
  ];
}

async function ready(of: {
  readonly name: string;
  readonly child: ChildProcess;
  readonly url: string;
}): Promise<PeerProcess> {
  const { name, child, url } = of;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}.`);
    const status = await answerStatus(url);
    if (status === 200) return { name, url, pid: child.pid ?? 0, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${name} did not become ready within a minute.`);
}

/** Undefined while nobody listens. */
async function answerStatus(url: string): Promise<number | undefined> {
  try {
    const answer = await request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    await answer.body.dump();
    return answer.statusCode;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return undefined;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
