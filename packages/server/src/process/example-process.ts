import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The example API, running beside the server as a process of its own. */
export interface ExampleProcess {
  readonly port: number;
  stop(): void;
}

const readyWithinMs = 10_000;

/** Starts the Print Framer API on the port, or on any free one where that is taken. `key` is the one that its v2 accepts. */
export async function startExample(port: number, key: string): Promise<ExampleProcess> {
  return (await launch(port, key)) ?? (await launch(0, key)) ?? failed();
}

function failed(): never {
  throw new Error('The Print Framer API did not start.');
}

function launch(port: number, key: string): Promise<ExampleProcess | undefined> {
  const entry = fileURLToPath(new URL('../../../../examples/print-framer/api/main.ts', import.meta.url));
  const child = fork(entry, {
    env: { ...process.env, PRINT_FRAMER_PORT: String(port), PRINT_FRAMER_KEYS: key },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), readyWithinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    child.stdout?.setEncoding('utf8').once('data', (line: string) => {
      clearTimeout(timer);
      const { port: found } = JSON.parse(line) as { port: number };
      resolve({ port: found, stop: () => child.kill() });
    });
  });
}
