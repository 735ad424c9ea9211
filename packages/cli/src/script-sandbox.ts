import { readValue, type Value, writeValue } from '@tenon/definition';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSWASMModule,
  shouldInterruptAfterDeadline,
} from 'quickjs-emscripten-core';

/** Runs a function body that sees `workflowContext`, in an engine of its own: no host objects, no network, no clock of ours. */
export type ScriptSandbox = (
  code: string,
  workflowContext: Value,
) => { readonly value: Value } | { readonly error: { readonly code: string; readonly message: string } };

/** Runs programs one after another in one fresh engine, as bounded as a script: the text that the last one gave, or why there is none. */
export type ProgramSandbox = (
  programs: readonly { readonly name: string; readonly text: string }[],
) => { readonly text: string } | { readonly message: string };

const MEMORY_LIMIT = 64 * 1024 * 1024;
const STACK_LIMIT = 512 * 1024;
const TIME_LIMIT_MS = 5_000;

/** Loads the engine; each script then has a fresh context with bounded memory and time. */
export async function createScriptSandbox(): Promise<ScriptSandbox> {
  const quickjs = await newQuickJSWASMModuleFromVariant(import('@jitl/quickjs-wasmfile-release-sync'));
  return (code, workflowContext) => {
    const context = newContext(quickjs);
    try {
      return evaluate(context, code, workflowContext);
    } finally {
      dispose(context);
    }
  };
}

/** Loads the engine for the code of connectors. */
export async function createProgramSandbox(): Promise<ProgramSandbox> {
  const quickjs = await newQuickJSWASMModuleFromVariant(import('@jitl/quickjs-wasmfile-release-sync'));
  return (programs) => {
    const context = newContext(quickjs);
    try {
      return runPrograms(context, programs);
    } finally {
      dispose(context);
    }
  };
}

function newContext(quickjs: QuickJSWASMModule): QuickJSContext {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(MEMORY_LIMIT);
  runtime.setMaxStackSize(STACK_LIMIT);
  runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + TIME_LIMIT_MS));
  return runtime.newContext();
}

function dispose(context: QuickJSContext): void {
  const { runtime } = context;
  context.dispose();
  runtime.dispose();
}

function runPrograms(context: QuickJSContext, programs: Parameters<ProgramSandbox>[0]): ReturnType<ProgramSandbox> {
  let text = '';
  for (const { name, text: source } of programs) {
    const result = context.evalCode(source, name);
    if (result.error) {
      const thrown: unknown = context.dump(result.error);
      result.error.dispose();
      return { message: describeThrown(thrown) };
    }
    text = context.typeof(result.value) === 'string' ? context.getString(result.value) : '';
    result.value.dispose();
  }
  return { text };
}

function evaluate(context: QuickJSContext, code: string, workflowContext: Value): ReturnType<ScriptSandbox> {
  const handle = context.newString(writeValue(workflowContext));
  context.setProp(context.global, '__workflowContext', handle);
  handle.dispose();
  const result = context.evalCode(
    `(() => {
      const workflowContext = JSON.parse(globalThis.__workflowContext);
      delete globalThis.__workflowContext;
      const text = JSON.stringify((function () {\n${code}\n})());
      return text === undefined ? 'null' : text;
    })()`,
    'script.js',
  );
  if (result.error) {
    const thrown: unknown = context.dump(result.error);
    result.error.dispose();
    return { error: { code: 'InlineCodeScriptRuntimeFailure', message: describeThrown(thrown) } };
  }
  const text = context.getString(result.value);
  result.value.dispose();
  return { value: readValue(text) };
}

function describeThrown(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return `The script failed: ${String(thrown)}`;
  const { name, message } = thrown as { readonly name?: unknown; readonly message?: unknown };
  return `The script failed: ${String(name)}: ${String(message)}`.slice(0, 1_000);
}
