import { expect, test } from 'vitest';
import { findArtifact, includedSchemas } from './find-artifact.ts';

const named = (...names: readonly string[]) => names.map((name) => ({ name, content: name }));

test.each([
  { name: 'the very name', kept: ['a', 'A'], wanted: 'A', found: 'A' },
  { name: 'another case', kept: ['Order'], wanted: 'oRDER', found: 'Order' },
  {
    name: 'a file by the name of the artifact',
    kept: ['order.xslt', 'order.txt'],
    wanted: 'order',
    found: 'order.xslt',
  },
  { name: 'an artifact by the name of the file', kept: ['order'], wanted: 'Order.liquid', found: 'order' },
  { name: 'nothing', kept: ['other'], wanted: 'order', found: undefined },
])('finds $name', ({ kept, wanted, found }) => {
  expect(findArtifact(named(...kept), wanted)?.name).toBe(found);
});

test('gathers what a schema includes, over several steps and in circles', () => {
  const include = (name: string) => `<xs:include schemaLocation="${name}"/>`;
  const artifacts = [
    { name: 'b', content: include('folder/c.xsd') },
    { name: 'c.xsd', content: include('b.xsd') + include('missing.xsd') },
  ];
  expect(includedSchemas(`<xs:import schemaLocation = 'b.xsd'/>`, artifacts)).toEqual({
    'b.xsd': include('folder/c.xsd'),
    'folder/c.xsd': include('b.xsd') + include('missing.xsd'),
  });
});
