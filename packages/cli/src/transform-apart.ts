import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransformResult, TransformTask } from '@tenon/run';

const timeoutMs = 10_000;
const mostOutput = 64 * 1024 * 1024;

/**
 * What the process is started with, as on the server: no network, no process and no thread; of files the sources and packages of
 * this product; at most 128 MiB for WebAssembly.
 */
const isolation: readonly string[] = [
  '--permission',
  ...[resolve(import.meta.dirname, '../..'), packagesFolder()].map((path) => `--allow-fs-read=${path}`),
  '--max-old-space-size=192',
  '--wasm-max-mem-pages=2048',
];

/** Applies a map or a schema in a process of its own, and waits for it. */
export function transformApart(task: TransformTask): TransformResult {
  const { stdout, status } = spawnSync(
    process.execPath,
    [...isolation, fileURLToPath(new URL('./transform-process.ts', import.meta.url))],
    {
      env: {},
      input: JSON.stringify(task),
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: mostOutput,
      encoding: 'utf8',
    },
  );
  if (status === 0) return JSON.parse(stdout);
  const message = `It did not end within ${timeoutMs / 1_000} seconds, or took too much memory.`;
  return { error: { code: 'TransformationTimeout', message } };
}

/** The folder of installed packages that this one is among. */
function packagesFolder(): string {
  const entry = fileURLToPath(import.meta.resolve('commander'));
  return dirname(entry.slice(0, entry.lastIndexOf('node_modules/commander') + 'node_modules/commander'.length));
}
