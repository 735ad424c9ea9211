import { readValue, type Value, writeValue } from '@tenon/definition';
import { createScriptLane } from './script-lane.ts';
import type { ScriptTask } from './script-process.ts';

/** What a script came to. */
export type ScriptOutcome =
  | { readonly value: Value }
  | { readonly error: { readonly code: string; readonly message: string } };

/** What programs came to: the text that the last one gave, or why there is none. `logs` is what they had logged by then. */
export type ProgramOutcome =
  | { readonly text: string }
  | { readonly failure: { readonly kind: 'timeout' | 'thrown'; readonly message: string }; readonly logs?: string };

/** Runs JavaScript of workflows and of connectors apart from everything of ours. */
export interface Scripts {
  /** Runs a function body that sees `workflowContext`. Never rejects for what the script does. */
  run(script: {
    readonly code: string;
    readonly workflowContext: Value;
    readonly timeoutMs: number;
  }): Promise<ScriptOutcome>;
  /** Runs programs one after another in one fresh engine. Never rejects for what they do. */
  evaluate(task: Pick<ScriptTask, 'programs' | 'timeoutMs'>): Promise<ProgramOutcome>;
  close(): Promise<void>;
}

/** Two processes: a script that takes all its time does not hold up every other one. */
const laneCount = 2;

/** Scripts run in processes of their own, which start when they are needed. */
export function createScripts(): Scripts {
  const lanes = Array.from({ length: laneCount }, createScriptLane);
  const evaluate: Scripts['evaluate'] = async (task) => {
    const [lane] = lanes.toSorted((a, b) => a.waiting() - b.waiting());
    if (lane === undefined) throw new Error('There is no lane for scripts.');
    const result = await lane.run(task);
    if (result === 'lost') return { failure: { kind: 'timeout', message: 'The script did not end in time.' } };
    if ('text' in result) return { text: result.text };
    return { failure: result.error, ...(result.logs === undefined ? {} : { logs: result.logs }) };
  };
  return {
    evaluate,
    async run({ code, workflowContext, timeoutMs }) {
      const text = workflowProgram(code, writeValue(workflowContext));
      const outcome = await evaluate({ programs: [{ name: 'script.js', text }], timeoutMs });
      if ('text' in outcome) return { value: readValue(outcome.text) };
      const { kind, message } = outcome.failure;
      return kind === 'timeout'
        ? { error: { code: 'InlineCodeScriptTimeout', message } }
        : { error: { code: 'InlineCodeScriptRuntimeFailure', message: `The script failed: ${message}` } };
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

/** A function body around which its context is read from JSON and its value written as JSON. Lines keep their numbers. */
function workflowProgram(code: string, workflowContext: string): string {
  const context = `const workflowContext = JSON.parse(${JSON.stringify(workflowContext)});`;
  return `(() => { ${context} const returned = (function () { ${code}
    })();
    const text = JSON.stringify(returned);
    return text === undefined ? 'null' : text;
  })()`;
}
