import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a process is asked: whatever it is, it has a time limit, and its answer bears its number. */
interface Task {
  readonly number: number;
  readonly timeoutMs: number;
  /** Whose task it is. A process that has worked for one owner is not given another's. */
  readonly owner?: string | undefined;
}

/** The answer to a task. */
interface Result {
  readonly number: number;
  /** Whether the process is not to be used again. */
  readonly isSpent?: boolean;
}

/** One process that carries out tasks one after another. */
export interface Lane<T extends Task, R extends Result> {
  /** How many tasks wait or run here. */
  readonly waiting: () => number;
  /** The result of a task, or `lost` when the process died or did not answer in time; the next task gets a new process. */
  run(task: Omit<T, 'number'>): Promise<R | 'lost'>;
  close(): Promise<void>;
}

/** How much longer than its own limit a task may take before its process is ended: allocation is interrupted late. */
const graceMs = 1_000;

/** Opens a lane; its process starts with the first task: `flags` isolate it, `file` is what it runs. */
export function createLane<T extends Task, R extends Result>(program: {
  readonly flags: readonly string[];
  readonly file: string;
}): Lane<T, R> {
  let child: ChildProcess | undefined;
  let owner: string | undefined;
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  let turn: Promise<unknown> = Promise.resolve();
  let number = 0;
  let waiting = 0;
  return {
    waiting: () => waiting,
    run(task) {
      waiting += 1;
      const result = turn.then(async () => {
        if (task.owner !== owner) end();
        owner = task.owner;
        child ??= await startProcess(program);
        number += 1;
        const answer = await ask<R>(child, { ...task, number });
        if (answer === 'lost' || answer.isSpent) end();
        return answer;
      });
      turn = result.then(
        () => {
          waiting -= 1;
        },
        () => {
          waiting -= 1;
        },
      );
      return result;
    },
    async close() {
      end();
    },
  };
}

async function startProcess({
  flags,
  file,
}: {
  readonly flags: readonly string[];
  readonly file: string;
}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...flags, file], {
    // No variable of ours is handed on: keys and addresses often are such.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  // Its first message says that it is ready.
  await Promise.race([once(child, 'message'), once(child, 'exit').then(failToStart)]);
  return child;
}

function failToStart(): never {
  throw new Error('A process for work of strangers ended before it was ready.');
}

function ask<R extends Result>(child: ChildProcess, task: Task): Promise<R | 'lost'> {
  return new Promise((settle) => {
    const end = (result: R | 'lost') => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onLost);
      child.channel?.unref();
      settle(result);
    };
    const onMessage = (result: R) => {
      if (result.number === task.number) end(result);
    };
    const onLost = () => end('lost');
    const timer = setTimeout(onLost, task.timeoutMs + graceMs);
    child.on('message', onMessage);
    child.on('exit', onLost);
    child.channel?.ref();
    child.send(task, (error) => {
      if (error) onLost();
    });
  });
}

/** The folder of an installed package, found by the file that an import of it means. */
export function packageFolder(name: string): string {
  const entry = fileURLToPath(import.meta.resolve(name));
  const marker = `node_modules/${name}`;
  const at = entry.lastIndexOf(marker);
  return at < 0 ? dirname(entry) : entry.slice(0, at + marker.length);
}
