import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScriptResult, ScriptTask } from './script-process.ts';

/** One process that runs scripts one after another. */
export interface ScriptLane {
  /** How many scripts wait or run here. */
  readonly waiting: () => number;
  /** The result of a task, or `lost` when the process died or did not answer in time; the next task gets a new process. */
  run(task: Omit<ScriptTask, 'number'>): Promise<ScriptResult | 'lost'>;
  close(): Promise<void>;
}

/** How much longer than its own limit a script may take before its process is ended: allocation is interrupted late. */
const graceMs = 1_000;

/**
 * What the process is started with. It may read the sources and packages that it consists of; without further grants
 * Node gives it no other file, no network, no process and no thread, whatever an escape from the engine might try.
 */
export const isolation: readonly string[] = [
  '--permission',
  ...[
    import.meta.dirname,
    resolve(import.meta.dirname, '../../package.json'),
    ...['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types'].map(packageFolder),
  ].map((path) => `--allow-fs-read=${path}`),
  '--max-old-space-size=128',
];

/** Opens a lane; its process starts with the first script. */
export function createScriptLane(): ScriptLane {
  let child: ChildProcess | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let number = 0;
  let waiting = 0;
  return {
    waiting: () => waiting,
    run(task) {
      waiting += 1;
      const result = turn.then(async () => {
        child ??= await startProcess();
        number += 1;
        const answer = await ask(child, { ...task, number });
        if (answer === 'lost') {
          child.kill('SIGKILL');
          child = undefined;
        }
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
      child?.kill('SIGKILL');
      child = undefined;
    },
  };
}

async function startProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...isolation, resolve(import.meta.dirname, 'script-process.ts')], {
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
  throw new Error('The process that runs scripts ended before it was ready.');
}

function ask(child: ChildProcess, task: ScriptTask): Promise<ScriptResult | 'lost'> {
  return new Promise((settle) => {
    const end = (result: ScriptResult | 'lost') => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onLost);
      child.channel?.unref();
      settle(result);
    };
    const onMessage = (result: ScriptResult) => {
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
function packageFolder(name: string): string {
  const entry = fileURLToPath(import.meta.resolve(name));
  const marker = `node_modules/${name}`;
  const at = entry.lastIndexOf(marker);
  return at < 0 ? dirname(entry) : entry.slice(0, at + marker.length);
}
