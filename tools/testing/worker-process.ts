import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a worker process says of the runs that were fired there. */
export interface WorkerLine {
  readonly accepted?: string;
  readonly answered?: string;
  readonly refused?: string;
  readonly reply?: unknown;
}

/** A worker in a process of its own, to be killed. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly lines: WorkerLine[];
  /** Whatever `runtime-process.ts` understands. */
  send(message: object): void;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const script = fileURLToPath(new URL('./runtime-process.ts', import.meta.url));

/** Starts a worker; resolves when it works, rejects when it ends before that. */
export async function startWorkerProcess(
  connectionString: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [script, connectionString], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  // What is written to a process that was killed meanwhile is lost with it.
  child.stdin.on('error', () => undefined);
  const worker: WorkerProcess = {
    child,
    lines: [],
    send: (message) => child.stdin.write(`${JSON.stringify(message)}\n`),
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
  const lines = createInterface({ input: child.stdout });
  const isReady = once(lines, 'line');
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The worker ended before it was ready (exit code ${code}, signal ${signal}).`);
  });
  ended.catch(() => undefined);
  await Promise.race([isReady, ended]);
  lines.on('line', (line) => worker.lines.push(JSON.parse(line) as WorkerLine));
  return worker;
}
