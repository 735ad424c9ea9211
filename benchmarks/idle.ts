import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../tools/testing/postgres.ts';

// What the whole product takes while nobody uses it, and how soon it is ready, against a bare node process and a bare
// PostgreSQL. `npm run bench idle`; about 30 seconds. Memory is PSS: what is shared is counted once. Linux only.

const root = resolve(import.meta.dirname, '..');
/** The product settles a few seconds after it is ready. */
const settleMs = 8_000;
const starts = 3;

const bareNode = await measureBareNode();
const barePostgres = await measureBarePostgres();
const product = await measureProduct();

console.log(
  `floor: bare node ${mb(bareNode)}, bare PostgreSQL ${mb(barePostgres)}, together ${mb(bareNode + barePostgres)}`,
);
for (const [part, bytes] of product.parts) console.log(`  ${part.padEnd(12)} ${mb(bytes).padStart(7)}`);
const whole = [...product.parts.values()].reduce((sum, bytes) => sum + bytes, 0);
console.log(`whole product with PostgreSQL and the example: ${mb(whole)} (bar: 250 MB)`);
console.log(`ready after ${product.readyMs.map((ms) => `${(ms / 1_000).toFixed(2)} s`).join(', ')} (bar: 3 s warm)`);

async function measureBareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await sleep(1_000);
  const bytes = sum(memoryBelow(child));
  child.kill();
  return bytes;
}

async function measureBarePostgres(): Promise<number> {
  const postgres = await startPostgres({ durable: true });
  await sleep(1_000);
  const bytes = sum(memoryBelow(postgres));
  await postgres.stop();
  return bytes;
}

async function measureProduct(): Promise<{ parts: Map<string, number>; readyMs: readonly number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-idle-'));
  const readyMs: number[] = [];
  try {
    for (let count = 0; ; count += 1) {
      const startedAt = performance.now();
      const child = spawn('node', [join(root, 'tools/start.mjs'), '--port', '0', '--data-dir', join(folder, 'data')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await untilReady(child);
      // The first start makes the database; it is not a warm one.
      if (count > 0) readyMs.push(performance.now() - startedAt);
      const isLast = count === starts;
      if (isLast) await sleep(settleMs);
      const parts = isLast ? memoryBelow(child) : undefined;
      child.kill('SIGTERM');
      await once(child, 'exit');
      if (parts !== undefined) return { parts, readyMs };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout?.setEncoding('utf8');
  while (!said.includes('Press Ctrl+C')) said += String((await once(child.stdout ?? child, 'data'))[0]);
}

/** Memory of a process and of all below it, by what they are. */
function memoryBelow({ pid }: { readonly pid?: number | undefined }): Map<string, number> {
  const parents = new Map(pids().map((each) => [each, parentOf(each)]));
  const isBelow = (each: number): boolean => each === pid || (parents.has(each) && isBelow(parents.get(each) ?? 0));
  const parts = new Map<string, number>();
  for (const each of parents.keys()) {
    if (!isBelow(each)) continue;
    const part = partOf(commandOf(each));
    parts.set(part, (parts.get(part) ?? 0) + pssOf(each));
  }
  return parts;
}

function partOf(command: string): string {
  if (command.includes('postgres')) return 'PostgreSQL';
  if (command.includes('print-framer')) return 'example API';
  return command.includes('start.mjs') ? 'launcher' : 'server';
}

function sum(parts: Map<string, number>): number {
  return [...parts.values()].reduce((total, bytes) => total + bytes, 0);
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0);
}

function commandOf(pid: number): string {
  return read(pid, 'cmdline').replaceAll('\0', ' ');
}

function pssOf(pid: number): number {
  return 1_024 * Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0);
}

/** Nothing of a process that has just ended. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
