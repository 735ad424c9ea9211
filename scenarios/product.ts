import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const node = join(root, 'node_modules/node/bin/node');
const readyWithinMs = 60_000;

/** The whole product, running as its operator would run it. */
export interface Product {
  readonly url: string;
  /** The one-time link that it printed, while there is no owner. */
  readonly link: string | undefined;
  readonly exampleUrl: string;
  /** The key that the example's v2 accepts. */
  readonly exampleKey: string;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** Ends its process without any warning. */
  kill(): Promise<void>;
}

/** What `tenon admin bootstrap --json` prints. */
export interface Owner {
  readonly url: string;
  readonly token: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly region: string;
}

/** A data folder of its own, removed at the end. */
export function newDataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tenon-story-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the product on a free port and waits until it says that it is ready. */
export async function startProduct(dataFolder: string, flags: readonly string[] = []): Promise<Product> {
  const child = spawn(node, ['packages/server/src/main.ts', 'up', '--port', '0', '--data-dir', dataFolder, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await untilReady(child);
  const find = (pattern: RegExp) => pattern.exec(said)?.[1];
  return {
    url: find(/ready at (\S+)/) ?? '',
    link: find(/^\s+(\S+\/welcome#\S+)/m),
    exampleUrl: find(/Print Framer API runs at (\S+)/) ?? '',
    exampleKey: find(/accepts the key (\S+)/) ?? '',
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The product was not ready in time. It said:\n${said}`)),
      readyWithinMs,
    );
    const listen = (text: string) => {
      said += text;
      if (!said.includes('Press Ctrl+C to stop')) return;
      clearTimeout(timer);
      resolve(said);
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => reject(new Error(`The product ended with code ${code}. It said:\n${said}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Runs one command line of `tenon` and answers what it printed. */
export async function tenon(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(node, ['packages/cli/src/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** The owner's API token and ids, through the command that an operator would use. */
export async function bootstrap(dataFolder: string): Promise<Owner> {
  return JSON.parse(await tenon(['admin', 'bootstrap', '--json', '--data-dir', dataFolder])) as Owner;
}
