import { expect, test } from 'vitest';
import { newSurroundings, planOf, startRun } from '../testing/drive.ts';
import { mentions } from './mentions.ts';

const plan = planOf({ Price: { type: 'Compose', inputs: { total: 4711, name: 'Ada "the first" Lovelace' } } });

test.each([
  { name: 'part of a text, ignoring case', text: 'lovelace', found: true },
  { name: 'a text with quotes', text: 'the first"', found: true },
  { name: 'a number', text: '4711', found: true },
  { name: 'no name of a property', text: 'total', found: false },
  { name: 'no word of the journal', text: 'action-completed', found: false },
])('finds $name', ({ text, found }) => {
  expect(mentions(startRun(plan, newSurroundings()).history, text)).toBe(found);
});
