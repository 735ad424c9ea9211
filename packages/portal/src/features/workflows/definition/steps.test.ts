import { expect, test } from 'vitest';
import { type DefinitionObject, newDefinition, readDefinition, writeDefinition } from './definition-object.ts';
import { actionsAt, topScope } from './scopes.ts';
import {
  freeName,
  insertStep,
  isChain,
  moveStep,
  possiblePredecessors,
  readSteps,
  removeStep,
  renameStep,
  setRunAfter,
} from './steps.ts';

const compose = (inputs = 'x') => ({ type: 'Compose', inputs });
const add = (definition: DefinitionObject, name: string, after: readonly string[] = [], scope = topScope) =>
  insertStep(definition, { scope, after, before: [] }, name, compose());
const chain = add(add(add(newDefinition, 'A'), 'B', ['A']), 'C', ['B']);
const names = (definition: DefinitionObject) => readSteps(definition.actions).map((step) => step.name);
const links = (definition: DefinitionObject, name: string) => definition.actions[name]?.['runAfter'];

const inside = ['actions', 'Check', 'else', 'actions'];
const nested = add(
  insertStep(chain, { scope: topScope, after: ['C'], before: [] }, 'Check', {
    type: 'If',
    expression: {},
    actions: {},
  }),
  'D',
  [],
  inside,
);

test('adds each step after the last one', () => {
  expect(names(chain)).toEqual(['A', 'B', 'C']);
  expect(isChain(readSteps(chain.actions))).toBe(true);
  expect(links(chain, 'C')).toEqual({ B: ['Succeeded'] });
});

test('a step put between two is waited for in the state in which the first was', () => {
  const failing = setRunAfter(chain, topScope, 'C', { B: ['Failed'] });
  const between = insertStep(failing, { scope: topScope, after: ['B'], before: ['C'] }, 'New', compose());
  expect(names(between)).toEqual(['A', 'B', 'New', 'C']);
  expect(links(between, 'New')).toEqual({ B: ['Succeeded'] });
  expect(links(between, 'C')).toEqual({ New: ['Failed'] });
});

test('a step put before the first one is what the first one waits for', () => {
  const before = insertStep(chain, { scope: topScope, after: [], before: ['A'] }, 'New', compose());
  expect(names(before)).toEqual(['New', 'A', 'B', 'C']);
});

test('makes the branch into which the first step goes, and changes nothing else', () => {
  expect(actionsAt(nested, inside)).toEqual({ D: { ...compose(), runAfter: {} } });
  expect(nested.actions['A']).toBe(chain.actions['A']);
  expect(nested.actions['Check']).toMatchObject({ type: 'If', actions: {}, else: { actions: {} } });
});

test('lets what ran after a removed step run after what it ran after', () => {
  const left = removeStep(chain, topScope, 'B');
  expect(names(left)).toEqual(['A', 'C']);
  expect(links(left, 'C')).toEqual({ A: ['Succeeded'] });
  expect(actionsAt(removeStep(nested, inside, 'D'), inside)).toEqual({});
});

test('moves a step of a chain and leaves a branched scope alone', () => {
  expect(names(moveStep(chain, topScope, 'C', -1))).toEqual(['A', 'C', 'B']);
  expect(moveStep(chain, topScope, 'A', -1)).toEqual(chain);
  const branched = add(chain, 'D', ['A']);
  expect(moveStep(branched, topScope, 'C', -1)).toEqual(branched);
});

test('renames a step where it is read, anywhere in the workflow, and run after', () => {
  const reading = insertStep(nested, { scope: inside, after: ['D'], before: [] }, 'E', compose("@{body('C')} and C"));
  const renamed = renameStep({ ...reading, outputs: { out: "@body('C')" } }, topScope, 'C', "Price's");
  expect(actionsAt(renamed, inside)['E']?.['inputs']).toBe("@{body('Price''s')} and C");
  expect(links(renamed, 'Check')).toEqual({ "Price's": ['Succeeded'] });
  expect(renamed['outputs']).toEqual({ out: "@body('Price''s')" });
});

test('does not rename to a name that is taken in another scope', () => {
  expect(renameStep(nested, topScope, 'A', 'd')).toBe(nested);
});

test('a step runs after no step that waits for it', () => {
  expect(possiblePredecessors(chain.actions, 'B')).toEqual(['A']);
  expect(possiblePredecessors(add(chain, 'Side').actions, 'B')).toEqual(['A', 'Side']);
});

test('shows the actions of a cycle all the same', () => {
  expect(readSteps({ X: { runAfter: { Y: [] } }, Y: { runAfter: { X: [] } } }).map(({ name }) => name)).toEqual([
    'X',
    'Y',
  ]);
});

test.each([
  { name: 'words', wanted: 'Estimate the cost', free: 'Estimate_the_cost' },
  { name: 'a name that is taken in another scope', wanted: 'd', free: 'd_2' },
  { name: 'only signs', wanted: '?!', free: 'Action' },
])('makes a free name of $name', ({ wanted, free }) => {
  expect(freeName(nested, wanted)).toBe(free);
});

test('reads back what it writes and refuses what is no definition', () => {
  expect(readDefinition(writeDefinition(chain))).toEqual(chain);
  expect(readDefinition('[]')).toBeUndefined();
  expect(readDefinition('{"actions": {"a": 1}}')).toBeUndefined();
  expect(readDefinition('{')).toBeUndefined();
});
