import { values } from '@tenon/definition';
import { expect, test } from 'vitest';
import { storedMentions } from './stored-mentions.ts';

const json = { kind: 'json', contentType: 'application/json' } as const;

test.each([
  {
    name: 'a text of JSON, ignoring case',
    of: json,
    beginning: '{"name": "Ada Lovelace", "a',
    text: 'lovelace',
    found: true,
  },
  {
    name: 'what is escaped',
    of: json,
    beginning: '["Stra\\u00dfe \\"7\\"\\nBerlin"]',
    text: 'straße "7"\nb',
    found: true,
  },
  { name: 'a number', of: json, beginning: '{"total":4711.5,"x":1}', text: '4711.5', found: true },
  { name: 'a text that is cut', of: json, beginning: '{"name": "Ada Love', text: 'ada love', found: true },
  { name: 'a text that is cut in an escape', of: json, beginning: '{"name": "Ada\\', text: 'ada', found: true },
  { name: 'no name of a property', of: json, beginning: '{"name" : "Ada"}', text: 'name', found: false },
  { name: 'nothing across two texts', of: json, beginning: '["Ada","Love"]', text: 'ada","love', found: false },
  {
    name: 'a line of a text',
    of: { kind: 'text', contentType: 'text/csv' },
    beginning: 'a;Ada',
    text: 'ada',
    found: true,
  },
  {
    name: 'an element of XML',
    of: { kind: 'bytes', contentType: 'application/soap+xml; charset=utf-8' },
    beginning: '<n>Ada</n>',
    text: 'ada',
    found: true,
  },
  {
    name: 'nothing in a file',
    of: { kind: 'bytes', contentType: 'application/pdf' },
    beginning: '%PDF Ada',
    text: 'ada',
    found: false,
  },
] as const)('finds $name', ({ of, beginning, text, found }) => {
  const content = values.storedContent({ ...of, id: 'a', bytes: 2_000_000 });
  expect(storedMentions(content, beginning, text)).toBe(found);
});
