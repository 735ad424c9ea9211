import { expect, test } from 'vitest';
import { readFilter } from './filter.ts';

test.each([
  { name: 'nothing', text: '', clauses: [] },
  {
    name: 'a text',
    text: "status eq 'Failed'",
    clauses: [{ kind: 'compare', name: 'status', operator: 'eq', value: 'Failed' }],
  },
  {
    name: 'instants without quotes',
    text: 'StartTime GE 2024-01-01T00:00:00Z and startTime le 2024-02-01T00:00:00.5+01:00',
    clauses: [
      { kind: 'compare', name: 'starttime', operator: 'ge', value: '2024-01-01T00:00:00Z' },
      { kind: 'compare', name: 'starttime', operator: 'le', value: '2024-02-01T00:00:00.5+01:00' },
    ],
  },
  {
    name: 'contains beside a parenthesis',
    text: "contains(Trigger, 'Request') and (properties/integrationServiceEnvironmentResourceId eq null)",
    clauses: [
      { kind: 'contains', name: 'trigger', value: 'Request' },
      { kind: 'compare', name: 'properties/integrationserviceenvironmentresourceid', operator: 'eq', value: null },
    ],
  },
  {
    name: 'a quote inside',
    text: "name eq 'it''s'",
    clauses: [{ kind: 'compare', name: 'name', operator: 'eq', value: "it's" }],
  },
  {
    name: 'the text null',
    text: "name eq 'null'",
    clauses: [{ kind: 'compare', name: 'name', operator: 'eq', value: 'null' }],
  },
])('reads $name', ({ text, clauses }) => {
  // The word null and the text 'null' are told apart by the quotes.
  expect(readFilter(text)).toEqual(clauses);
});

test.each([
  'status',
  'status eq',
  "status is 'Failed'",
  "status eq 'Failed' or status eq 'Running'",
  "(status eq 'Failed'",
  "status eq 'Failed')",
  "status eq 'Failed",
  'contains(Trigger)',
  `status eq '${'x'.repeat(3000)}'`,
])('refuses %j', (text) => {
  expect(() => readFilter(text)).toThrow('The query filter');
});
