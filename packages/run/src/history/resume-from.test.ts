import type { Plan } from '@tenon/definition';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../event.ts';
import { carryThrough, newSurroundings, planOf, readBack, startRun } from '../testing/drive.ts';
import { describeRun } from './describe-run.ts';
import { resumeFrom } from './resume-from.ts';

const compose = (inputs: unknown, after?: string) => ({
  type: 'Compose',
  inputs,
  runAfter: after ? { [after]: ['Succeeded'] } : {},
});
const call = (status: number, after?: string) => ({
  type: 'Http',
  inputs: { method: 'GET', uri: `https://api.test/x?status=${status}`, retryPolicy: { type: 'none' } },
  runAfter: after ? { [after]: ['Succeeded'] } : {},
});

function ranThrough(plan: Plan): readonly RunEvent[] {
  const driven = startRun(plan, newSurroundings('first'));
  carryThrough(driven, () => 0, newSurroundings('going'));
  return driven.history;
}

/** The statuses after carrying the run out again from some actions, and which actions were carried out anew. */
function again(actions: object, from: readonly string[], changed: object = actions) {
  const plan = planOf(actions);
  const history = ranThrough(plan);
  const present = planOf(changed);
  const at = '2024-01-02T00:00:00.0000000Z';
  const kept = resumeFrom(present, { plan, history }, { actions: from, at });
  const [started] = history;
  if (started === undefined) throw new Error('There is no history.');
  const surroundings = newSurroundings('again', at);
  const driven = readBack(present, [started, ...kept], surroundings);
  carryThrough(driven, () => 0, surroundings);
  const known = new Set(kept.map((event) => ('path' in event ? event.path : '')));
  const anew = driven.history.flatMap((event) =>
    (event.kind === 'action-completed' || event.kind === 'action-started') && event.at === at ? [event.path] : [],
  );
  return {
    statuses: Object.fromEntries(describeRun(driven.state).actions.map(({ name, status }) => [name, status])),
    anew: [...new Set(anew)].filter((path) => !known.has(path) || anew.includes(path)).toSorted(),
    run: describeRun(driven.state).run.status,
  };
}

const line = { A: call(200), B: call(500, 'A'), C: call(200, 'B') };
const fixed = { A: call(200), B: call(200, 'A'), C: call(200, 'B') };

describe('carries out again', () => {
  test.each([
    {
      name: 'the action and all that runs after it, not what was before',
      actions: fixed,
      from: ['B'],
      anew: ['B', 'C'],
      statuses: { A: 'Succeeded', B: 'Succeeded', C: 'Succeeded' },
    },
    {
      name: 'what failed, with the definition as it is now',
      actions: line,
      changed: fixed,
      from: ['B'],
      anew: ['B', 'C'],
      statuses: { A: 'Succeeded', B: 'Succeeded', C: 'Succeeded' },
    },
    {
      name: 'one branch, not the other',
      actions: { A: call(200), L: call(200, 'A'), R: call(200, 'A') },
      from: ['R'],
      anew: ['R'],
      statuses: { A: 'Succeeded', L: 'Succeeded', R: 'Succeeded' },
    },
    {
      name: 'an action inside a condition: the branch that was chosen, and what comes after the condition',
      actions: {
        If: {
          type: 'If',
          expression: '@equals(1, 1)',
          actions: { X: call(200), Y: call(200, 'X') },
          else: { actions: { Z: compose(1) } },
          runAfter: {},
        },
        After: call(200, 'If'),
      },
      from: ['Y'],
      anew: ['After', 'If', 'Y'],
      statuses: { If: 'Succeeded', X: 'Succeeded', Y: 'Succeeded', Z: 'Skipped', After: 'Succeeded' },
    },
    {
      name: 'a whole loop',
      actions: {
        Loop: { type: 'Foreach', foreach: '@createArray(1, 2)', actions: { In: call(200) }, runAfter: {} },
        End: compose('@length(createArray(1))', 'Loop'),
      },
      from: ['Loop'],
      anew: ['End', 'In#000000', 'In#000001', 'Loop'],
      statuses: { Loop: 'Succeeded', In: 'Succeeded', End: 'Succeeded' },
    },
    {
      name: 'with the variables as they were set before',
      actions: {
        V: {
          type: 'InitializeVariable',
          inputs: { variables: [{ name: 'v', type: 'integer', value: 3 }] },
          runAfter: {},
        },
        S: { type: 'IncrementVariable', inputs: { name: 'v', value: 2 }, runAfter: { V: ['Succeeded'] } },
        Check: {
          type: 'If',
          expression: "@equals(variables('v'), 5)",
          actions: { Five: compose(1) },
          else: { actions: {} },
          runAfter: { S: ['Succeeded'] },
        },
      },
      from: ['Check'],
      anew: ['Check', 'Five'],
      statuses: { V: 'Succeeded', S: 'Succeeded', Check: 'Succeeded', Five: 'Succeeded' },
    },
  ])('$name', ({ actions, from, anew, statuses, changed }) => {
    const result = again(actions, from, changed);
    expect(result).toEqual({ anew, statuses, run: 'Succeeded' });
  });
});

const loop = { Loop: { type: 'Foreach', foreach: '@createArray(1)', actions: { In: call(200) }, runAfter: {} } };

test.each([
  { name: 'an unknown action', actions: line, from: ['Nope'], code: 'run-action-not-found' },
  { name: 'an action inside a loop', actions: loop, from: ['In'], code: 'run-action-not-repeatable' },
  { name: 'an action that was skipped', actions: line, from: ['C'], code: 'run-action-not-repeatable' },
  {
    name: 'a definition in which what is taken over became something else',
    actions: fixed,
    changed: { ...fixed, A: compose(1) },
    from: ['B'],
    code: 'run-definition-changed',
  },
  {
    name: 'a definition that lost what is taken over',
    actions: fixed,
    changed: { B: call(200), C: call(200, 'B') },
    from: ['B'],
    code: 'run-definition-changed',
  },
])('refuses $name', ({ actions, changed, from, code }) => {
  expect(() => again(actions, from, changed)).toThrow(expect.objectContaining({ code }));
});

test('what comes after may be removed from the definition', () => {
  expect(again(fixed, ['B'], { A: call(200), B: call(200, 'A') }).statuses).toEqual({ A: 'Succeeded', B: 'Succeeded' });
});

test('names the actions to begin with: those that were carried out, outside of loops', () => {
  const repeatable = (actions: object) => {
    const plan = planOf(actions);
    const { state } = readBack(plan, ranThrough(plan), newSurroundings());
    return describeRun(state).actions.flatMap(({ name, isRepeatable }) => (isRepeatable ? [name] : []));
  };
  expect(repeatable(line)).toEqual(['A', 'B']);
  expect(repeatable(loop)).toEqual(['Loop']);
});
