import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';

test.each([
  { name: 'integers beyond 2^53', template: '@mul(3000000000, 3000000000)', gives: '9000000000000000000' },
  { name: 'an overflow', template: '@add(9223372036854775807, 1)', gives: 'out-of-range' },
  { name: 'a sum with a float', template: '@add(1, 1.5)', gives: '2.5' },
  { name: 'a sum of texts', template: "@add('1', 2)", gives: 'invalid-argument' },
  { name: 'division of integers', template: '@div(-7, 2)', gives: '-3' },
  { name: 'division of a float', template: '@div(11.0, 5)', gives: '2.2' },
  { name: 'division by a zero float', template: '@div(1.5, 0)', gives: 'division-by-zero' },
  { name: 'a remainder', template: '@mod(-5, 3)', gives: '-2' },
  { name: 'the greatest of an array', template: "@max(json('[1, 2.5, 9007199254740993]'))", gives: '9007199254740993' },
  { name: 'the least of texts', template: "@min(1, '2')", gives: 'invalid-argument' },
  { name: 'a random integer', template: '@rand(1, 5)', gives: '3' },
  { name: 'a random integer beyond 2^53', template: '@rand(0, 9223372036854775806)', gives: '4611686018427387903' },
  {
    name: 'a random integer of all there are',
    template: '@rand(-9223372036854775808, 9223372036854775807)',
    gives: '-1',
  },
  { name: 'a random integer of one', template: '@rand(7, 7)', gives: '7' },
  { name: 'a random integer of nothing', template: '@rand(5, 1)', gives: 'invalid-argument' },
  { name: 'a choice', template: "@if(true, 'ok', int('abc'))", gives: '"ok"' },
  { name: 'a choice by text', template: "@if('true', 1, 2)", gives: 'invalid-argument' },
  { name: 'the first that is false', template: "@and(false, equals(int('x'), 1))", gives: 'false' },
  { name: 'a condition that is null', template: '@or(false, null)', gives: 'invalid-argument' },
  { name: 'the first that is not null', template: "@coalesce(null, json('[]'), int('x'))", gives: '[]' },
  { name: 'a text and a number', template: "@greater('10', 9)", gives: 'invalid-argument' },
  { name: 'texts ignoring case', template: "@greaterOrEquals('A', 'a')", gives: 'true' },
  { name: 'numbers of two kinds', template: '@equals(1, 1.0)', gives: 'true' },
  { name: 'a boolean and a number', template: '@equals(true, 1)', gives: 'false' },
])('gives for $name what the language says', ({ template, gives }) => {
  expect(writtenEvaluation(template)).toBe(gives);
});
