import { expect, test } from 'vitest';
import { emptyDraft, toDeclarations, toPartialDeclarations } from './declaration-draft.ts';

const draft = {
  ...emptyDraft('Frames'),
  ownership: 'owner' as const,
  supportEmail: 'a@frames.example',
  scenario: 'Quotes',
};

test('leaves out what was not filled in', () => {
  expect(toDeclarations(draft)).toEqual({
    organization: 'Frames',
    ownership: 'owner',
    supportEmail: 'a@frames.example',
    scenario: 'Quotes',
  });
});

test.each([
  { name: 'a point', availability: '99.95', percent: 99.95 },
  { name: 'a comma and a sign', availability: '99,9 %', percent: 99.9 },
])('reads the availability with $name', ({ availability, percent }) => {
  expect(toDeclarations({ ...draft, availability }).availabilityPercent).toBe(percent);
});

test('checks in between without the required texts that are still empty', () => {
  expect(toPartialDeclarations(emptyDraft(''))).toEqual({});
  expect(toPartialDeclarations({ ...emptyDraft(''), ownership: 'none' })).toEqual({ ownership: 'none' });
});

test('reads categories between commas', () => {
  expect(toDeclarations({ ...draft, categories: 'Commerce, Productivity' }).categories).toEqual([
    'Commerce',
    'Productivity',
  ]);
});
