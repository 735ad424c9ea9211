import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexJson } from './index-json.ts';
import type { PositionTree } from './position-tree.ts';
import { scanJson } from './scan-json.ts';

test('finds every node of strict JSON where the tolerant reading finds it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', 4), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(positions(indexJson(text))).toEqual(positions(scanJson(text, 100).tree));
    }),
  );
});

test.each([
  { name: 'escaped names', text: '{"a\\"b": 1, "c\\u0064": {"\\\\": []}, "": "\\\\"}' },
  { name: 'a text alone', text: ' "a:{" ' },
  { name: 'a number alone', text: '-1.5e3' },
  { name: 'nothing between brackets', text: '[ { } , [ ] , null,true ,false]' },
  { name: 'Windows line ends', text: '{\r\n  "a": [\r\n    1,\r\n    "b"\r\n  ]\r\n}\r\n' },
])('finds $name', ({ text }) => {
  expect(positions(indexJson(text))).toEqual(positions(scanJson(text, 100).tree));
});

function positions({ numbers, count, names }: PositionTree): unknown {
  return { numbers: [...numbers.slice(0, count * 5)], names: [...names] };
}
