import { type StoredContent, type Value, values } from '@tenon/definition';
import { traceAction } from '@tenon/run';
import { content } from '@tenon/runtime';
import { replaceStored } from '../../invoke/content-json.ts';
import type { ArmJson } from '../arm-route.ts';
import type { LoadedRun, RunHistory } from './run-history.ts';

type Shown = RunHistory['actions'][number] | ReturnType<RunHistory['repetitionsOf']>[number];

/** The expressions in the inputs of an action or of one repetition, each with what it gave and the calls inside it. */
export async function expressionTraces(
  run: LoadedRun,
  shown: Shown,
  open: (stored: StoredContent) => Promise<Value>,
): Promise<ArmJson> {
  const planned = run.plan.findAction(shown.name);
  const template = planned && valueAt(run.definition, `${planned.pointer}/inputs`);
  if (template === undefined) return [];
  const traced = {
    action: shown.name,
    template,
    recorded: shown.inputs,
    ...('repetition' in shown && { indexes: shown.repetition.split('-').map(Number) }),
  };
  const traces = await content.withOpened(open, (opened) => traceAction(run.plan, run.events, { ...traced, opened }));
  return traces.map(({ path, ...trace }) => ({ path, ...toTrace(trace) }));
}

type Trace = Omit<ReturnType<typeof traceAction>[number], 'path'>;

function toTrace({ text, value, error, subexpressions }: Trace): { readonly [name: string]: ArmJson } {
  const shown = value === undefined ? undefined : replaceStored(value, describeStored);
  return { text, value: shown, error: error && { ...error }, subexpressions: subexpressions?.map(toTrace) };
}

/** What stands for a body that only passes: the links of the action lead to it. */
function describeStored({ contentType, bytes }: StoredContent): Value {
  return { '$content-type': contentType, contentSize: bytes };
}

function valueAt(root: Value, pointer: string): Value | undefined {
  let value: Value | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = values.isObject(value) ? values.findProperty(value, name) : undefined;
  }
  return value;
}
