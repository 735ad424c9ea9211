import { expect, test } from 'vitest';
import { iterationName, iterationsAmong, shownDefinition, wasLeftOut } from './step-tree.ts';

const step = (name: string) => ({ name, action: {}, after: [] });
const record = (status: string) => ({ status });

test('an iteration is named by its place in every loop around it', () => {
  expect([iterationName('', 3), iterationName('000003', 12)]).toEqual(['000003', '000003-000012']);
});

test('iterations are told from those of other rounds of the loop around', () => {
  const names = ['000001-000004', '000000-000002', '000001-000000', '000001'];
  expect(iterationsAmong(names, '000001')).toEqual([0, 4]);
  expect(iterationsAmong(names, '')).toEqual([1]);
});

test.each([
  { name: 'all were skipped', records: { a: 'Skipped', b: 'Skipped' }, isOut: true },
  { name: 'one was skipped behind a failure', records: { a: 'Failed', b: 'Skipped' }, isOut: false },
  { name: 'one is not decided', records: { a: 'Skipped' }, isOut: false },
])('of a branch of which $name: left out is $isOut', ({ records, isOut }) => {
  const known = new Map(Object.entries(records).map(([name, status]) => [name, record(status ?? '')]));
  expect(wasLeftOut([step('a'), step('b')], known)).toBe(isOut);
});

test('a run without a definition that can be read shows its actions one below the other', () => {
  const actions = [{ id: 'a', name: 'A', type: 'action', properties: { status: 'Succeeded' } }];
  expect(Object.keys(shownDefinition('secured', actions).actions)).toEqual(['A']);
  expect(Object.keys(shownDefinition({ actions: { B: { type: 'Compose' } } }, actions).actions)).toEqual(['B']);
});
