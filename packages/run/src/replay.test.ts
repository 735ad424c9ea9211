import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  carryThrough,
  type Driven,
  endOne,
  newSurroundings,
  planOf,
  readBack,
  resultOf,
  snapshot,
  startRun,
} from './testing/drive.ts';

type Shape =
  | { readonly kind: 'compose' | 'fail' | 'wait' }
  | { readonly kind: 'call'; readonly status: number; readonly timeout: boolean }
  | { readonly kind: 'scope' | 'if' | 'until'; readonly inside: readonly Placed[] }
  | {
      readonly kind: 'foreach';
      readonly inside: readonly Placed[];
      readonly items: number;
      readonly repetitions: number;
    };

interface Placed {
  readonly shape: Shape;
  /** Which earlier siblings it runs after, and what it waits for. */
  readonly after: readonly { readonly back: number; readonly statuses: readonly string[] }[];
}

const statuses = fc.constantFrom<readonly string[]>(
  ['Succeeded'],
  ['Failed'],
  ['Succeeded', 'Failed', 'Skipped', 'TimedOut'],
);

const leaf: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ kind: fc.constantFrom('compose' as const, 'fail' as const, 'wait' as const) }),
  fc.record({
    kind: fc.constant('call' as const),
    status: fc.constantFrom(200, 404, 500, 202),
    timeout: fc.boolean(),
  }),
);

const groups = fc.letrec<{ shape: Shape; group: readonly Placed[] }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'nesting' },
    leaf,
    fc.record({ kind: fc.constantFrom('scope' as const, 'if' as const, 'until' as const), inside: tie('group') }),
    fc.record({
      kind: fc.constant('foreach' as const),
      inside: tie('group'),
      items: fc.integer({ min: 0, max: 3 }),
      repetitions: fc.integer({ min: 1, max: 3 }),
    }),
  ),
  group: fc.array(
    fc.record({
      shape: tie('shape'),
      after: fc.array(fc.record({ back: fc.integer({ min: 1, max: 3 }), statuses }), { maxLength: 2 }),
    }),
    { maxLength: 4, depthIdentifier: 'nesting' },
  ),
}));

/** Definitions without variables and clock, so that their results cannot depend on the order of completions. */
const anyActions: fc.Arbitrary<object> = groups.group.map((group) => actionsOf(group, { next: 0 }));

function actionsOf(group: readonly Placed[], names: { next: number }): Record<string, object> {
  const placed = group.map(({ shape, after }) => {
    const name = `A${names.next}`;
    names.next += 1;
    return { name, shape, after };
  });
  return Object.fromEntries(
    placed.map(({ name, shape, after }, index) => {
      const runAfter: Record<string, readonly string[]> = {};
      for (const { back, statuses: wanted } of after) {
        const earlier = placed[index - back];
        if (earlier) runAfter[earlier.name] = wanted;
      }
      return [name, { ...actionOf(name, shape, names), runAfter }];
    }),
  );
}

function actionOf(name: string, shape: Shape, names: { next: number }): object {
  switch (shape.kind) {
    case 'compose':
      return { type: 'Compose', inputs: name };
    case 'fail':
      return { type: 'Compose', inputs: '@div(1, 0)' };
    case 'wait':
      return { type: 'Wait', inputs: { interval: { count: 10, unit: 'Second' } } };
    case 'call':
      return {
        type: 'Http',
        inputs: {
          method: 'GET',
          uri: `https://api.test/${name}?status=${shape.status}`,
          retryPolicy: { type: 'fixed', count: 1, interval: 'PT10S' },
        },
      };
    case 'scope':
      return { type: 'Scope', actions: actionsOf(shape.inside, names) };
    case 'if':
      return {
        type: 'If',
        expression: '@equals(1, 1)',
        actions: actionsOf(shape.inside, names),
        else: { actions: {} },
      };
    case 'until':
      return {
        type: 'Until',
        expression: `@equals(iterationIndexes('${name}'), 1)`,
        limit: { count: 3, timeout: 'PT1H' },
        actions: actionsOf(shape.inside, names),
      };
    case 'foreach':
      return {
        type: 'Foreach',
        foreach: `@take(createArray(1, 2, 3), ${shape.items})`,
        runtimeConfiguration: { concurrency: { repetitions: shape.repetitions } },
        actions: actionsOf(shape.inside, names),
      };
  }
}

const choices = fc.infiniteStream(fc.nat({ max: 1_000 }));

function chooser(stream: fc.Stream<number>): () => number {
  return () => stream.next().value ?? 0;
}

test('folding a history gives the state that made it, after every step', () => {
  fc.assert(
    fc.property(anyActions, choices, (actions, stream) => {
      const surroundings = newSurroundings();
      const driven = startRun(planOf(actions), surroundings);
      for (let steps = 0; driven.pending.length > 0 && steps < 12; steps += 1) {
        endOne(driven, chooser(stream)(), surroundings);
        const again = readBack(driven.plan, driven.history, newSurroundings('again'));
        expect(again.history.length).toBe(driven.history.length);
        expect(snapshot(again.state)).toEqual(snapshot(driven.state));
      }
    }),
    { numRuns: 40 },
  );
}, 20_000);

test('a run taken over at any event of its history comes to the same results', () => {
  fc.assert(
    fc.property(anyActions, fc.nat(), (actions, at) => {
      const plan = planOf(actions);
      const driven = startRun(plan, newSurroundings('begin'));
      carryThrough(driven, () => 0, newSurroundings());
      const prefix = driven.history.slice(0, 1 + (at % driven.history.length));
      const surroundings = newSurroundings('taken');
      const taken = readBack(plan, prefix, surroundings);
      carryThrough(taken, () => 0, surroundings);
      expect(resultOf(taken)).toEqual(resultOf(driven));
    }),
    { numRuns: 100 },
  );
}, 20_000);

test('what is under way is asked for again with the same request ids', () => {
  fc.assert(
    fc.property(anyActions, choices, fc.nat({ max: 10 }), (actions, stream, steps) => {
      const surroundings = newSurroundings();
      const driven = startRun(planOf(actions), surroundings);
      for (let step = 0; step < steps && driven.pending.length > 0; step += 1) {
        endOne(driven, chooser(stream)(), surroundings);
      }
      const again = readBack(driven.plan, driven.history, newSurroundings('again'));
      expect(openRequests(again)).toEqual(openRequests(driven));
    }),
    { numRuns: 60 },
  );
}, 20_000);

function openRequests({ pending, state }: Driven): readonly string[] {
  return pending
    .flatMap((one) => (one.kind === 'send-request' && state.requests.has(one.request) ? [one.request] : []))
    .toSorted();
}

test('the order in which effects end does not change the results', () => {
  fc.assert(
    fc.property(anyActions, choices, (actions, stream) => {
      const plan = planOf(actions);
      const surroundings = newSurroundings();
      const first = startRun(plan, surroundings);
      carryThrough(first, () => 0, surroundings);
      const other = startRun(plan, surroundings);
      carryThrough(other, chooser(stream), surroundings);
      expect(resultOf(other)).toEqual(resultOf(first));
    }),
    { numRuns: 100 },
  );
}, 20_000);
