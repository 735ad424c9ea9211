import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts the server's own entry with arguments; the command line never reaches into the server otherwise. */
export function startServerProcess(args: readonly string[], stdio: 'inherit' | 'capture'): ChildProcess {
  const entry = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
  return spawn(process.execPath, ['--expose-gc', entry, ...args], {
    stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'inherit'],
  });
}

/** The exit code of a child that ends by itself or by a signal that is passed on to it. */
export function passSignalsAndWait(child: ChildProcess): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
