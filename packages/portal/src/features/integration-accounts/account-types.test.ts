import { expect, test } from 'vitest';
import { artifactOfFile } from './account-types.ts';

test.each([
  { name: 'a style sheet by its ending', file: 'Orders.xslt', content: '', artifact: { name: 'Orders', type: 'Xslt' } },
  { name: 'a schema by its ending', file: 'order.v2.XSD', content: '', artifact: { name: 'order.v2', type: 'Xml' } },
  { name: 'a template by its ending', file: 'hi.liquid', content: '<x/>', artifact: { name: 'hi', type: 'Liquid' } },
  {
    name: 'a schema by its text',
    file: 'order.xml',
    content: '<?xml version="1.0"?><xs:schema xmlns:xs="…"/>',
    artifact: { name: 'order', type: 'Xml' },
  },
  {
    name: 'a style sheet by its text, with a name that may be kept',
    file: 'to invoice (1).xml',
    content: '<xsl:stylesheet version="1.0"/>',
    artifact: { name: 'to-invoice-(1)', type: 'Xslt' },
  },
  {
    name: 'a template where nothing tells',
    file: 'mail.txt',
    content: 'Hi',
    artifact: { name: 'mail', type: 'Liquid' },
  },
])('a file is $name', ({ file, content, artifact }) => {
  expect(artifactOfFile(file, content)).toEqual({ ...artifact, content });
});
