import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { below, rootSpot } from '../survey/spot.ts';
import { surveyPackage } from '../survey/survey-package.ts';
import { hasPlaces } from './has-places.ts';

const root = rootSpot('definition');

test.each([
  { name: 'a member of an object', path: ['info', 'license'], has: true },
  { name: 'a member of what is not there yet', path: ['parameters', 'Depot', 'name'], has: true },
  { name: 'another item of a list', path: ['schemes', 1], has: true },
  { name: 'a member of a text', path: ['host', 'name'], has: false },
  { name: 'a member of a list', path: ['schemes', 'https'], has: false },
  { name: 'an item of an object', path: ['info', 0], has: false },
])('knows whether there is a place for $name', ({ path, has }) => {
  const survey = surveyPackage(sampleFiles());
  const possible = { kind: 'set', at: below(root, 'basePath'), value: '/v2' } as const;
  const edit = { kind: 'set', at: below(root, ...path), value: 'x' } as const;
  expect(hasPlaces([possible, edit], survey)).toBe(has);
});
