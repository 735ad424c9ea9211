import { evaluateTemplate, type Value, values } from '@tenon/definition';
import type { ArmJson } from '../arm-route.ts';
import type { LoadedRun } from './run-history.ts';

/** One expression in the inputs of an action with what it gave. */
interface Trace {
  readonly path: string;
  readonly text: string;
  readonly value?: Value;
  readonly error?: { readonly code: string; readonly message: string };
}

const mostTraces = 1_000;

/**
 * The expressions in an action's inputs, each with its value. An expression that is a whole text has the value that was recorded at
 * its place; one inside a text is evaluated again with the records of the run.
 */
export function expressionTraces(
  run: LoadedRun,
  { action, inputs }: { readonly action: string; readonly inputs: Value | undefined },
): ArmJson {
  const planned = run.plan.findAction(action);
  if (planned === undefined || planned.hidesInputs) return [];
  const template = valueAt(run.definition, `${planned.pointer}/inputs`);
  const found: Trace[] = [];
  const records = recordsOf(run);
  walk(template, inputs, '');
  return found.map((trace) => ({ ...trace, error: trace.error && { ...trace.error } }));

  function walk(source: Value | undefined, recorded: Value | undefined, path: string): void {
    if (found.length >= mostTraces || source === undefined) return;
    if (typeof source === 'string') {
      for (const { text, isWhole } of expressionsIn(source)) {
        found.push(
          isWhole && recorded !== undefined
            ? { path, text, value: recorded }
            : { path, text, ...evaluate(text, records) },
        );
      }
    } else if (values.isArray(source)) {
      for (const [index, item] of source.entries())
        walk(item, values.isArray(recorded) ? recorded[index] : undefined, `${path}[${index}]`);
    } else if (values.isObject(source)) {
      for (const name of values.propertyNames(source)) {
        walk(
          source[name],
          values.isObject(recorded) ? recorded[name] : undefined,
          path === '' ? name : `${path}.${name}`,
        );
      }
    }
  }
}

/** The expressions of a text without the leading `@`: the whole text, or each `@{…}` in it. */
export function expressionsIn(text: string): readonly { readonly text: string; readonly isWhole: boolean }[] {
  if (text.startsWith('@@')) return [];
  if (text.startsWith('@') && text[1] !== '{') return [{ text: text.slice(1), isWhole: true }];
  const found: { text: string; isWhole: boolean }[] = [];
  // A text that is one `@{…}` gives a text too, which is not the value of its expression.
  let at = text.indexOf('@{');
  while (at >= 0) {
    if (text[at - 1] === '@') {
      at = text.indexOf('@{', at + 2);
      continue;
    }
    const end = endOfExpression(text, at + 2);
    if (end < 0) break;
    found.push({ text: text.slice(at + 2, end), isWhole: false });
    at = text.indexOf('@{', end);
  }
  return found;
}

/** The position of the brace that closes an expression; braces inside quotes do not count. */
function endOfExpression(text: string, from: number): number {
  let isQuoted = false;
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "'") isQuoted = !isQuoted;
    else if (!isQuoted && letter === '{') depth += 1;
    else if (!isQuoted && letter === '}') {
      if (depth === 0) return index;
      depth -= 1;
    }
  }
  return -1;
}

function evaluate(expression: string, records: Value): Pick<Trace, 'value' | 'error'> {
  const outcome = evaluateTemplate(`@${expression}`, records, { newGuid: () => '', random: () => 0 });
  switch (outcome.kind) {
    case 'value':
      return { value: outcome.value };
    case 'failed':
      return { error: { code: 'ExpressionEvaluationFailed', message: outcome.failure.message } };
    case 'invalid':
      return {
        error: {
          code: 'InvalidTemplate',
          message: outcome.diagnostics[0]?.message ?? 'The expression cannot be read.',
        },
      };
  }
}

/** What expressions read, as the run shows it: secured data is not among it. */
function recordsOf({ history, plan }: LoadedRun): Value {
  const actions = history.actions.map(({ name, status, code, inputs, outputs }): [string, Value] => [
    name,
    values.makeObject(
      present([
        ['name', name],
        ['status', status],
        ['code', code],
        ['inputs', inputs],
        ['outputs', outputs],
      ]),
    ),
  ]);
  const { trigger } = history.run;
  const parameters = plan.parameters
    .filter(({ isSecure }) => !isSecure)
    .map(({ name, value }): [string, Value] => [name, value]);
  return values.makeObject(
    present([
      ['actions', values.makeObject(actions)],
      ['parameters', values.makeObject(parameters)],
      [
        'trigger',
        trigger &&
          values.makeObject(
            present([
              ['name', trigger.name],
              ['inputs', trigger.inputs],
              ['outputs', trigger.outputs],
            ]),
          ),
      ],
    ]),
  );
}

function present(members: readonly (readonly [string, Value | undefined])[]): [string, Value][] {
  return members.flatMap(([name, value]): [string, Value][] => (value === undefined ? [] : [[name, value]]));
}

function valueAt(root: Value, pointer: string): Value | undefined {
  let value: Value | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = values.isObject(value) ? values.findProperty(value, name) : undefined;
  }
  return value;
}
