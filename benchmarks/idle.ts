import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../tools/testing/postgres.ts';
import { memoryOf, parentsOfProcesses, readProcess } from './processes/memory.ts';

// What the whole product takes while nobody uses it, and how soon it is ready, against a bare node process and a bare
// PostgreSQL. `npm run bench idle`; about 30 seconds. Memory is what its processes would take alone on the machine. Linux only.

const root = resolve(import.meta.dirname, '..');
/** As `npm start` has it: npm looks for programs among the installed packages first, and the pinned node is one of them. */
const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
/** The product settles a few seconds after it is ready. */
const settleMs = 8_000;
const starts = 3;

const bareNode = await measureBareNode();
const barePostgres = await measureBarePostgres();
const product = await measureProduct();

console.log(
  `floor: bare node ${mb(bareNode)}, bare PostgreSQL ${mb(barePostgres)}, together ${mb(bareNode + barePostgres)}`,
);
for (const [part, bytes] of product.parts) console.log(`  ${part.padEnd(24)} ${mb(bytes).padStart(7)}`);
console.log(`whole product with PostgreSQL and the example: ${mb(product.whole)} (bar: 250 MB)`);
console.log(`ready after ${product.readyMs.map((ms) => `${(ms / 1_000).toFixed(2)} s`).join(', ')} (bar: 3 s warm)`);

async function measureBareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await sleep(1_000);
  const { whole } = memoryBelow(child);
  child.kill();
  return whole;
}

async function measureBarePostgres(): Promise<number> {
  const postgres = await startPostgres({ durable: true });
  await sleep(1_000);
  const { whole } = memoryBelow(postgres);
  await postgres.stop();
  return whole;
}

async function measureProduct(): Promise<Parts & { readonly readyMs: readonly number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-idle-'));
  const readyMs: number[] = [];
  try {
    for (let count = 0; ; count += 1) {
      const startedAt = performance.now();
      const child = spawn('node', [join(root, 'tools/start.mjs'), '--port', '0', '--data-dir', join(folder, 'data')], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, PATH: path },
      });
      await untilReady(child);
      // The first start makes the database; it is not a warm one.
      if (count > 0) readyMs.push(performance.now() - startedAt);
      const isLast = count === starts;
      if (isLast) await sleep(settleMs);
      const memory = isLast ? memoryBelow(child) : undefined;
      child.kill('SIGTERM');
      await once(child, 'exit');
      if (memory !== undefined) return { ...memory, readyMs };
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

/** What processes take together, and what the parts have of their own. */
interface Parts {
  readonly whole: number;
  readonly parts: ReadonlyMap<string, number>;
}

function memoryBelow({ pid }: { readonly pid?: number | undefined }): Parts {
  const parents = parentsOfProcesses();
  const isBelow = (each: number): boolean => each === pid || (parents.has(each) && isBelow(parents.get(each) ?? 0));
  const pids = [...parents.keys()].filter(isBelow);
  const { own, shared, files } = memoryOf(pids);
  const parts = new Map<string, number>();
  for (const [part, some] of Map.groupBy(pids, (each) => partOf(readProcess(each, 'cmdline')))) {
    parts.set(part, memoryOf(some).own);
  }
  parts.set('buffers of PostgreSQL', shared).set('programs and libraries', files);
  return { whole: own + shared + files, parts };
}

function partOf(command: string): string {
  if (command.includes('postgres')) return 'PostgreSQL';
  if (command.includes('print-framer')) return 'example API';
  return command.includes('start.mjs') ? 'launcher' : 'server';
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
