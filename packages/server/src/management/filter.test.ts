import { expect, test } from 'vitest';
import { filterMatcher, readFilter } from './filter.ts';

test.each([
  { name: 'nothing', text: '', filter: { kind: 'all', of: [] } },
  {
    name: 'a text',
    text: "status eq 'Failed'",
    filter: { kind: 'compare', at: 1, name: 'status', operator: 'eq', value: 'Failed' },
  },
  {
    name: 'instants without quotes',
    text: 'StartTime GE 2024-01-01T00:00:00Z and startTime le 2024-02-01T00:00:00.5+01:00',
    filter: {
      kind: 'all',
      of: [
        { kind: 'compare', at: 1, name: 'starttime', operator: 'ge', value: '2024-01-01T00:00:00Z' },
        { kind: 'compare', at: 39, name: 'starttime', operator: 'le', value: '2024-02-01T00:00:00.5+01:00' },
      ],
    },
  },
  {
    name: 'contains beside a parenthesis',
    text: "contains(Trigger, 'Request') and (properties/integrationServiceEnvironmentResourceId eq null)",
    filter: {
      kind: 'all',
      of: [
        { kind: 'contains', at: 1, name: 'trigger', value: 'Request' },
        {
          kind: 'compare',
          at: 35,
          name: 'properties/integrationserviceenvironmentresourceid',
          operator: 'eq',
          value: null,
        },
      ],
    },
  },
  {
    name: 'a quote inside',
    text: "name eq 'it''s'",
    filter: { kind: 'compare', at: 1, name: 'name', operator: 'eq', value: "it's" },
  },
  {
    name: 'the text null',
    text: "name eq 'null'",
    filter: { kind: 'compare', at: 1, name: 'name', operator: 'eq', value: 'null' },
  },
])('reads $name', ({ text, filter }) => {
  // The word null and the text 'null' are told apart by the quotes.
  expect(readFilter(text)).toEqual(filter);
});

test.each([
  { text: "a eq '1' or b eq '1' and c eq '1'", found: ['a', 'ab', 'ac', 'bc', 'abc'] },
  { text: "(a eq '1' or b eq '1') and c eq '1'", found: ['ac', 'bc', 'abc'] },
  { text: "a eq '1' AND (b eq '1' OR (c eq '1'))", found: ['ab', 'ac', 'abc'] },
  { text: "not (a eq '1' or b eq '1')", found: ['', 'c'] },
  { text: "not (a eq '1') and b eq '1'", found: ['b', 'bc'] },
  { text: "not not contains(a, '1') and not(c eq '1')", found: ['a', 'ab'] },
  { text: "((a eq '1') and ((b eq '1') and not ((c eq '1'))))", found: ['ab'] },
])('$text holds for what it says', ({ text, found }) => {
  const matches = filterMatcher<string>(
    readFilter(text),
    ({ name }) =>
      (letters) =>
        letters.includes(name),
  );
  expect(['', 'a', 'b', 'c', 'ab', 'ac', 'bc', 'abc'].filter(matches)).toEqual(found);
});

test.each([
  { text: 'status', at: 7 },
  { text: 'status eq', at: 10 },
  { text: "status is 'Failed'", at: 8 },
  { text: "status eq 'Failed' xor status eq 'Running'", at: 20 },
  { text: "status eq 'Failed' or", at: 22 },
  { text: "or status eq 'Failed'", at: 4 },
  { text: "(status eq 'Failed'", at: 20 },
  { text: "status eq 'Failed')", at: 19 },
  { text: "status eq 'Failed", at: 18 },
  { text: "not status eq 'Failed'", at: 5 },
  { text: "status eq 'a' and () or b eq 'c'", at: 20 },
  { text: 'contains(Trigger)', at: 17 },
])('$text is refused at character $at', ({ text, at }) => {
  expect(() => readFilter(text)).toThrow(`The query filter cannot be read at character ${at}: `);
});

test('a filter is bounded in its length and its depth', () => {
  expect(() => readFilter(`status eq '${'x'.repeat(3000)}'`)).toThrow('longer than 2000 characters');
  const nested = (depth: number) => `${'('.repeat(depth)}a eq '1'${')'.repeat(depth)}`;
  expect(readFilter(nested(20))).toMatchObject({ name: 'a', at: 21 });
  expect(() => readFilter(nested(21))).toThrow('deeper than 20 levels');
  expect(() => readFilter(`${'not '.repeat(100)}contains(a, '1')`)).toThrow('deeper than 20 levels');
});
