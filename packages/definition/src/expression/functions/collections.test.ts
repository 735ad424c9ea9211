import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';

test.each([
  { name: 'length of an object', template: "@length(json('{}'))", gives: 'invalid-argument' },
  { name: 'a property ignoring case', template: `@contains(json('{"A": null}'), 'a')`, gives: 'true' },
  {
    name: 'an item that is deeply equal',
    template: `@contains(json('[{"id":1},{"id":2.0}]'), json('{"id":2}'))`,
    gives: 'true',
  },
  { name: 'a part of a text, with case', template: "@contains('Hello', 'h')", gives: 'false' },
  { name: 'emptiness of null', template: '@empty(null)', gives: 'true' },
  { name: 'emptiness of a number', template: '@empty(5)', gives: 'invalid-argument' },
  { name: 'the first of nothing', template: "@first(json('[]'))", gives: 'null' },
  { name: 'the last character', template: "@last('abcd')", gives: '"d"' },
  { name: 'taking more than there is', template: "@take('ab', 10)", gives: '"ab"' },
  { name: 'skipping less than nothing', template: '@skip(createArray(1, 2), -1)', gives: 'invalid-argument' },
  { name: 'pieces', template: '@chunk(createArray(1, 2, 3), 2)', gives: '[[1,2],[3]]' },
  { name: 'pieces of nothing long', template: "@chunk('abc', 0)", gives: 'invalid-argument' },
  {
    name: 'joining texts of any values',
    template: `@join(createArray(1, true, null, json('{"a":1}')), ',')`,
    gives: '"1,True,,{\\"a\\":1}"',
  },
  {
    name: 'distinct items by value',
    template: "@union(createArray(1, 1.0, 2, '1'), createArray(2, 3))",
    gives: '[1,2,"1",3]',
  },
  {
    name: 'properties, the last counting at the first place',
    template: `@union(json('{"a":1,"b":2}'), json('{"b":3,"c":4}'))`,
    gives: '{"a":1,"b":3,"c":4}',
  },
  { name: 'a mixture', template: "@union(createArray(1), json('{}'))", gives: 'invalid-argument' },
  {
    name: 'common items',
    template: '@intersection(createArray(1, 2, 2, 3), createArray(3, 2), createArray(2, 3, 9))',
    gives: '[2,3]',
  },
  {
    name: 'common properties',
    template: `@intersection(json('{"a":1,"b":2}'), json('{"a":1,"b":3}'))`,
    gives: '{"a":1}',
  },
  { name: 'reversing a text', template: "@reverse('abc')", gives: 'invalid-argument' },
  { name: 'numbers in order', template: '@sort(createArray(10, 9, 2.5, 33))', gives: '[2.5,9,10,33]' },
  { name: 'texts in order', template: "@sort(createArray('b', 'A', 'a', 'B'))", gives: '["a","A","b","B"]' },
  {
    name: 'objects in order',
    template: `@sort(createArray(json('{"n": 2}'), json('{"n": 1}')), 'n')`,
    gives: '[{"n":1},{"n":2}]',
  },
  { name: 'values without an order', template: "@sort(createArray(1, 'a'))", gives: 'invalid-argument' },
  { name: 'a range', template: '@range(-2, 4)', gives: '[-2,-1,0,1]' },
  { name: 'a range of nothing', template: '@range(1, 0)', gives: 'invalid-argument' },
  {
    name: 'a range beyond 2^53',
    template: '@range(9223372036854775806, 2)',
    gives: '[9223372036854775806,9223372036854775807]',
  },
  { name: 'a range beyond 64 bits', template: '@range(9223372036854775806, 3)', gives: 'invalid-argument' },
  { name: 'a range from a float', template: '@range(1.5, 2)', gives: 'invalid-argument' },
  { name: 'skipping more than any number', template: "@skip('ab', 9223372036854775807)", gives: '""' },
  { name: 'a piece longer than any text', template: "@chunk('ab', 9223372036854775807)", gives: '["ab"]' },
  { name: 'a range too long', template: '@range(1, 100001)', gives: 'invalid-argument' },
  {
    name: 'a new property that is there',
    template: `@addProperty(json('{"b":1}'), 'B', 2)`,
    gives: 'invalid-argument',
  },
  {
    name: 'a property set in its place',
    template: `@setProperty(json('{"b":1,"c":2}'), 'B', 3)`,
    gives: '{"b":3,"c":2}',
  },
  {
    name: 'a property removed ignoring case',
    template: `@removeProperty(json('{"a":1,"b":2}'), 'A')`,
    gives: '{"b":2}',
  },
  { name: 'a property of null', template: "@setProperty(null, 'a', 1)", gives: 'invalid-argument' },
  { name: 'objects merged', template: `@mergeObjects(json('{"a":1}'), json('{"a":2,"1":0}'))`, gives: '{"a":2,"1":0}' },
])('gives for $name what the language says', ({ template, gives }) => {
  expect(writtenEvaluation(template)).toBe(gives);
});
