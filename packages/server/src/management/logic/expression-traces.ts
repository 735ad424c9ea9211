import { type Value, values } from '@tenon/definition';
import { traceAction } from '@tenon/run';
import type { ArmJson } from '../arm-route.ts';
import type { LoadedRun, RunHistory } from './run-history.ts';

type Shown = RunHistory['actions'][number] | ReturnType<RunHistory['repetitionsOf']>[number];

/** The expressions in the inputs of an action or of one repetition, each with what it gave and the calls inside it. */
export function expressionTraces(run: LoadedRun, shown: Shown): ArmJson {
  const planned = run.plan.findAction(shown.name);
  const template = planned && valueAt(run.definition, `${planned.pointer}/inputs`);
  if (template === undefined) return [];
  const traces = traceAction(run.plan, run.events, {
    action: shown.name,
    template,
    recorded: shown.inputs,
    ...('repetition' in shown && { indexes: shown.repetition.split('-').map(Number) }),
  });
  return traces.map(({ path, ...trace }) => ({ path, ...toTrace(trace) }));
}

type Trace = Omit<ReturnType<typeof traceAction>[number], 'path'>;

function toTrace({ text, value, error, subexpressions }: Trace): { readonly [name: string]: ArmJson } {
  return { text, value, error: error && { ...error }, subexpressions: subexpressions?.map(toTrace) };
}

function valueAt(root: Value, pointer: string): Value | undefined {
  let value: Value | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = values.isObject(value) ? values.findProperty(value, name) : undefined;
  }
  return value;
}
