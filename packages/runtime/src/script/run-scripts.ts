import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { readValue, type Value, writeValue } from '@tenon/definition';
import type { ScriptResult, ScriptTask } from './script-thread.ts';

/** What a script came to. */
export type ScriptOutcome =
  | { readonly value: Value }
  | { readonly error: { readonly code: string; readonly message: string } };

/** Runs JavaScript of workflows apart from everything of ours. */
export interface Scripts {
  /** Runs a function body that sees `workflowContext`. Never rejects for what the script does. */
  run(script: {
    readonly code: string;
    readonly workflowContext: Value;
    readonly timeoutMs: number;
  }): Promise<ScriptOutcome>;
  close(): Promise<void>;
}

/** How much longer than its own limit a script may take before its thread is ended: allocation is interrupted late. */
const graceMs = 1_000;

/** Scripts run one after another in a thread that starts with the first of them. */
export function createScripts(): Scripts {
  let thread: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let number = 0;
  return {
    run({ code, workflowContext, timeoutMs }) {
      const outcome = turn.then(async () => {
        thread ??= await startThread();
        number += 1;
        const task = { number, code, workflowContext: writeValue(workflowContext), timeoutMs };
        const result = await ask(thread, task);
        if (result === 'lost') {
          await thread.terminate();
          thread = undefined;
          return { error: { code: 'InlineCodeScriptTimeout', message: 'The script did not end in time.' } };
        }
        return 'value' in result ? { value: readValue(result.value) } : { error: result.error };
      });
      turn = outcome.catch(() => undefined);
      return outcome;
    },
    async close() {
      await thread?.terminate();
    },
  };
}

async function startThread(): Promise<Worker> {
  const thread = new Worker(new URL('./script-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  thread.unref();
  // Its first message says that it is ready.
  await once(thread, 'message');
  return thread;
}

/** The result of a task, or `lost` when the thread died or did not answer. */
function ask(thread: Worker, task: ScriptTask): Promise<ScriptResult | 'lost'> {
  return new Promise((resolve) => {
    const settle = (result: ScriptResult | 'lost') => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onLost);
      thread.off('exit', onLost);
      resolve(result);
    };
    const onMessage = (result: ScriptResult) => {
      if (result.number === task.number) settle(result);
    };
    const onLost = () => settle('lost');
    const timer = setTimeout(onLost, task.timeoutMs + graceMs);
    thread.on('message', onMessage);
    thread.on('error', onLost);
    thread.on('exit', onLost);
    thread.postMessage(task);
  });
}
