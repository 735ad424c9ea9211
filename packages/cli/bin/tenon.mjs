#!/usr/bin/env node
// Runs the command line on the Node that the lockfile pins, whichever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const pinned = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));

if (!existsSync(pinned)) {
  console.error('Tenon is not installed yet. Run `npm start` (or `npm ci`) in its folder first.');
  process.exit(2);
}

// Compiled sources are kept: without that, reading them is most of what a short command takes.
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/tenon', import.meta.url));

// A tree of connectors leaves much behind and keeps little, and is judged before compiling the rules for the longest of
// runs has paid; marking while it works, and collecting on threads of their own, take processors from its own threads.
// Measured over 348 connectors by `npm run bench validate`: a fifth less work, and a quarter less memory.
const judging = [
  '--max-semi-space-size=16',
  '--heap-growing-percent=60',
  '--no-opt',
  '--invocation-count-for-maglev=3000',
  '--no-incremental-marking',
  '--single-threaded-gc',
];
const args = [...(process.argv[2] === 'connector' ? judging : []), main, ...process.argv.slice(2)];
const env = { NODE_COMPILE_CACHE: compileCache, ...process.env };
// Where Node can, this process becomes the command, and takes no memory beside it.
if (process.execve && process.platform !== 'win32') process.execve(pinned, [pinned, ...args], env);
const child = spawn(pinned, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
