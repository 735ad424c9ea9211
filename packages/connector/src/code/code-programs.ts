import type { JsonObject } from '../source/json-value.ts';

/** A text that an engine runs, with the name that its errors show. */
export interface CodeProgram {
  readonly name: string;
  readonly text: string;
}

/** How much code may log in one call. */
const MAX_LINES = 200;
const MAX_LINE_LENGTH = 2_000;

/** `console` of the code: lines are kept for its author and go nowhere else. */
const PRELUDE = `'use strict';
(() => {
  const lines = [];
  const show = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return String(value);
    try { return JSON.stringify(value) ?? String(value); } catch { return String(value); }
  };
  const write = (...values) => {
    if (lines.length < ${MAX_LINES}) lines.push(values.map(show).join(' ').slice(0, ${MAX_LINE_LENGTH}));
  };
  globalThis.console = { log: write, info: write, warn: write, error: write, debug: write };
  globalThis.__logs = () => JSON.stringify(lines);
})();`;

/**
 * The programs that hand a message to the code of a connector: a prelude, the code itself (so that errors name its own
 * lines), and the call of its function. The last one gives JSON: the message as it is afterwards, and what was logged.
 */
export function codePrograms(
  code: string,
  call: { readonly handler: 'onRequest' | 'onResponse'; readonly message: JsonObject; readonly context: JsonObject },
): readonly CodeProgram[] {
  const text = JSON.stringify(JSON.stringify({ message: call.message, context: call.context }));
  return [
    { name: 'prelude.js', text: PRELUDE },
    { name: 'script.js', text: code },
    {
      name: 'call.js',
      text: `(() => {
  const { message, context } = JSON.parse(${text});
  const returned = typeof ${call.handler} === 'function' ? ${call.handler}(message, context) : message;
  if (returned && typeof returned.then === 'function')
    throw new Error('${call.handler} gave back a promise. There is nothing to wait for here: return the value itself.');
  return JSON.stringify({ message: returned ?? message, logs: JSON.parse(__logs()) });
})()`,
    },
  ];
}
