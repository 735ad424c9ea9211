import { expect, test } from 'vitest';
import { type DefinitionObject, newDefinition, readDefinition, writeDefinition } from './definition-object.ts';
import { addStep, freeName, isChain, moveStep, readSteps, removeStep, renameStep } from './steps.ts';

const compose = (inputs = 'x') => ({ type: 'Compose', inputs });
const chain = ['A', 'B', 'C'].reduce<DefinitionObject>((all, name) => addStep(all, name, compose()), newDefinition);
const names = (definition: DefinitionObject) => readSteps(definition).map((step) => step.name);

test('adds each step after the last one', () => {
  expect(names(chain)).toEqual(['A', 'B', 'C']);
  expect(isChain(readSteps(chain))).toBe(true);
  expect(chain.actions['C']?.['runAfter']).toEqual({ B: ['Succeeded'] });
});

test('lets what ran after a removed step run after what it ran after', () => {
  const left = removeStep(chain, 'B');
  expect(names(left)).toEqual(['A', 'C']);
  expect(left.actions['C']?.['runAfter']).toEqual({ A: ['Succeeded'] });
});

test('moves a step of a chain and leaves a branched definition alone', () => {
  expect(names(moveStep(chain, 'C', -1))).toEqual(['A', 'C', 'B']);
  expect(moveStep(chain, 'A', -1)).toBe(chain);
  const branched = { ...chain, actions: { ...chain.actions, D: { ...compose(), runAfter: { A: ['Succeeded'] } } } };
  expect(moveStep(branched, 'C', -1)).toBe(branched);
});

test('renames a step where it is read and run after', () => {
  const reading = addStep(chain, 'D', compose("@{body('C')} and C"));
  const renamed = renameStep(reading, 'C', 'Price');
  expect(renamed.actions['D']).toEqual({
    type: 'Compose',
    inputs: "@{body('Price')} and C",
    runAfter: { Price: ['Succeeded'] },
  });
});

test('does not rename to a name that is taken', () => {
  expect(renameStep(chain, 'A', 'B')).toBe(chain);
});

test('shows the actions of a cycle all the same', () => {
  const cyclic = { ...chain, actions: { X: { runAfter: { Y: [] } }, Y: { runAfter: { X: [] } } } };
  expect(names(cyclic)).toEqual(['X', 'Y']);
});

test.each([
  { name: 'words', wanted: 'Estimate the cost', free: 'Estimate_the_cost' },
  { name: 'a taken name', wanted: 'a', free: 'a_2' },
  { name: 'only signs', wanted: '?!', free: 'Action' },
])('makes a free name of $name', ({ wanted, free }) => {
  expect(freeName(chain, wanted)).toBe(free);
});

test('reads back what it writes and refuses what is no definition', () => {
  expect(readDefinition(writeDefinition(chain))).toEqual(chain);
  expect(readDefinition('[]')).toBeUndefined();
  expect(readDefinition('{"actions": {"a": 1}}')).toBeUndefined();
  expect(readDefinition('{')).toBeUndefined();
});
