import { type Value, values, valueText } from '@tenon/definition';
import { escapeAddress } from '../calls/build-request.ts';
import { headerOf } from '../calls/retry-policy.ts';
import { describeRun, type RunHistory } from '../history/describe-run.ts';
import { msBetween } from '../instant.ts';
import { outputsOf, seeAction } from '../scope/read-action.ts';
import { memberOf } from '../scope/records.ts';
import { compareValues, describeMismatch } from './compare.ts';
import type { SentRequest, SimulatedRun, SimulatedWorkflow, World } from './world.ts';

/** Compares what happened with what the test expects. Only what is listed is looked at. */
export function checkExpectations(world: World, main: SimulatedWorkflow): readonly string[] {
  const { expect } = world.test;
  const runs = world.runs.filter(({ workflow }) => workflow === main);
  return [
    ...checkRuns(memberOf(expect, 'runs'), runs),
    ...checkResponse(memberOf(expect, 'response'), world),
    ...checkCalls(memberOf(expect, 'httpCalls'), world),
    ...checkTotal(memberOf(expect, 'httpCallsTotal'), world),
    ...checkSecrets(memberOf(expect, 'historyMustNotContain'), world),
  ];
}

function checkRuns(expected: Value | undefined, runs: readonly SimulatedRun[]): readonly string[] {
  if (!values.isArray(expected)) return [];
  if (expected.length !== runs.length) return [`runs: expected ${expected.length} to start, got ${runs.length}`];
  return expected.flatMap((one, index) => {
    const run = runs[index];
    return run ? checkRun(`runs[${index}]`, one, run) : [];
  });
}

function checkRun(path: string, expected: Value, run: SimulatedRun): readonly string[] {
  const history = describeRun(run.state);
  const failures: string[] = [];
  const compare = (name: string, actual: Value | undefined): void => {
    const wanted = memberOf(expected, name);
    if (wanted !== undefined) failures.push(...compareValues(`${path}.${name}`, wanted, actual).map(describeMismatch));
  };
  compare('status', run.state.completed ? history.run.status : 'unfinished');
  failures.push(...checkError(`${path}.error`, memberOf(expected, 'error'), history.run.error));
  compare('outputs', outputValues(run));
  compare('durationSeconds', run.endedAt === undefined ? undefined : msBetween(run.startedAt, run.endedAt) / 1_000);
  const actions = memberOf(expected, 'actions');
  for (const name of values.isObject(actions) ? values.propertyNames(actions) : []) {
    failures.push(...checkAction(`${path}.actions.${name}`, memberOf(actions, name) ?? null, { run, history, name }));
  }
  return failures;
}

function checkError(
  path: string,
  expected: Value | undefined,
  actual: { readonly code: string; readonly message: string } | undefined,
): readonly string[] {
  if (!values.isObject(expected)) return [];
  return ['code', 'message'].flatMap((name) => {
    const wanted = memberOf(expected, name);
    if (wanted === undefined) return [];
    return compareValues(`${path}.${name}`, wanted, name === 'code' ? actual?.code : actual?.message).map(
      describeMismatch,
    );
  });
}

function outputValues({ state }: SimulatedRun): Value | undefined {
  const outputs = state.completed?.outputs;
  if (!values.isObject(outputs)) return {};
  const shown: [string, Value][] = [];
  for (const name of values.propertyNames(outputs)) {
    const value = memberOf(outputs[name], 'value');
    if (value !== undefined) shown.push([name, value]);
  }
  return values.makeObject(shown);
}

function checkAction(
  path: string,
  expected: Value,
  { run, history, name }: { run: SimulatedRun; history: RunHistory; name: string },
): readonly string[] {
  const { state } = run;
  const action = state.plan.findAction(name);
  if (!action) return [`${path}: the workflow has no such action`];
  const actual = history.actions.find((one) => one.name === action.name);
  const failures: string[] = [];
  const compare = (member: string, value: Value | undefined): void => {
    const wanted = memberOf(expected, member);
    if (wanted !== undefined) failures.push(...compareValues(`${path}.${member}`, wanted, value).map(describeMismatch));
  };
  compare('status', actual?.status);
  compare('code', actual?.code);
  failures.push(...checkError(`${path}.error`, memberOf(expected, 'error'), actual?.error));
  if (memberOf(expected, 'outputs') !== undefined && state.top)
    compare('outputs', outputsOf(seeAction(state, state.top, action)));
  compare('iterations', actual?.iterationCount);
  if (memberOf(expected, 'repetitions') !== undefined) {
    compare(
      'repetitions',
      history.repetitionsOf(action.name).map(({ status }) => status),
    );
  }
  compare('trackedProperties', actual?.trackedProperties);
  const hides = memberOf(expected, 'historyHides');
  for (const part of values.isArray(hides) ? hides : []) {
    const isHidden = actual?.hides.some((one) => one === part) ?? false;
    if (!isHidden) failures.push(`${path}.historyHides: expected ${valueText(part)} to be hidden`);
  }
  return failures;
}

function checkResponse(expected: Value | undefined, { answer }: World): readonly string[] {
  if (expected === undefined) return [];
  if (!answer) return ['response: expected one, got none'];
  const failures: string[] = [];
  const status = memberOf(expected, 'status');
  if (status !== undefined)
    failures.push(...compareValues('response.status', status, answer.statusCode).map(describeMismatch));
  const headers = memberOf(expected, 'headers');
  for (const name of values.isObject(headers) ? values.propertyNames(headers) : []) {
    const wanted = memberOf(headers, name) ?? null;
    failures.push(...compareValues(`response.headers.${name}`, wanted, headerOf(answer, name)).map(describeMismatch));
  }
  return [...failures, ...checkBody('response.body', expected, answer.body)];
}

function checkCalls(expected: Value | undefined, { sent }: World): readonly string[] {
  if (!values.isArray(expected)) return [];
  return expected.flatMap((call, index) => {
    const method = memberOf(call, 'method');
    const uri = memberOf(call, 'uri');
    const calls = sent.filter(
      (one) =>
        !one.isConnector &&
        one.method === valueText(method ?? null).toUpperCase() &&
        one.uri === escapeAddress(valueText(uri ?? null)),
    );
    const path = `httpCalls[${index}] (${valueText(method ?? null)} ${valueText(uri ?? null)})`;
    const failures: string[] = [];
    const count = memberOf(call, 'count');
    if (count !== undefined)
      failures.push(...compareValues(`${path}.count`, count, calls.length).map(describeMismatch));
    const [first] = calls;
    return [...failures, ...checkFirst(path, call, first)];
  });
}

function checkFirst(path: string, call: Value, first: SentRequest | undefined): readonly string[] {
  const failures: string[] = [];
  const headers = memberOf(call, 'headers');
  for (const name of values.isObject(headers) ? values.propertyNames(headers) : []) {
    const actual = Object.entries(first?.headers ?? {}).find(
      ([header]) => header.toLowerCase() === name.toLowerCase(),
    )?.[1];
    failures.push(
      ...compareValues(`${path}.headers.${name}`, memberOf(headers, name) ?? null, actual).map(describeMismatch),
    );
  }
  return [...failures, ...checkBody(`${path}.body`, call, first?.body)];
}

/** Compares a body that travelled: where the test says a text, content counts by its text. */
function checkBody(path: string, expected: Value, actual: Value = null): readonly string[] {
  if (!values.isObject(expected) || !Object.hasOwn(expected, 'body')) return [];
  const wanted = expected['body'] ?? null;
  const isText = typeof wanted === 'string' && values.isObject(actual) && Object.hasOwn(actual, '$content');
  return compareValues(path, wanted, isText ? valueText(actual) : actual).map(describeMismatch);
}

function checkTotal(expected: Value | undefined, { sent }: World): readonly string[] {
  if (expected === undefined) return [];
  const total = sent.filter((one) => !one.isConnector).length;
  return compareValues('httpCallsTotal', expected, total).map(describeMismatch);
}

function checkSecrets(expected: Value | undefined, { runs }: World): readonly string[] {
  if (!values.isArray(expected)) return [];
  const shown = runs.map(({ state }) => historyText(describeRun(state))).join('\n');
  return expected.flatMap((secret) =>
    typeof secret === 'string' && shown.includes(secret)
      ? [`historyMustNotContain: the history shows '${secret}'`]
      : [],
  );
}

/** Everything that the management API can show of a run. */
function historyText(history: RunHistory): string {
  const parts: unknown[] = [history.run, history.actions];
  for (const { name } of history.actions) {
    parts.push(history.repetitionsOf(name), history.iterationsOf(name), history.requestsOf(name));
  }
  return parts.map(textOf).join('\n');
}

/** A text in which every value can be found as it is. */
function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(textOf).join('\n');
  if (typeof part !== 'object' || part === null) return String(part);
  return Object.entries(part)
    .map(([name, value]) => `${name}: ${textOf(value)}`)
    .join('\n');
}
