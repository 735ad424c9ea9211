import { expect, test } from 'vitest';
import { type Transformation, transformContent } from './transform-content.ts';

const transform = (artifact: string, transformation: Transformation, included = {}) =>
  transformContent({ artifact, transformation, included }, () => []);

const liquid = (template: string, content: unknown) =>
  transform(template, { kind: 'liquid', content: JSON.stringify(content) });

test.each([
  { name: 'members', template: '{{ content.a.b }}', content: { a: { b: 1 } }, text: '1' },
  { name: 'loops', template: '{% for i in content %}{{ i }};{% endfor %}', content: [1, 2], text: '1;2;' },
  { name: 'filters as in Ruby', template: '{{ content | divided_by: 2 | append: "x" }}', content: 6, text: '3x' },
  {
    name: 'filters of the hosted service',
    template: '{{ content | DividedBy: 2 | Append: "x" }}',
    content: 6,
    text: '3x',
  },
  {
    name: 'nothing of objects but what is in them',
    template: '[{{ content.constructor }}{{ content.length }}]',
    content: {},
    text: '[]',
  },
])('Liquid templates see $name', async ({ template, content, text }) => {
  expect(await liquid(template, content)).toEqual({ text });
});

test.each([
  { name: 'what is no template', template: '{% if %}' },
  { name: 'an unknown filter', template: '{{ content | nonesuch }}' },
  { name: 'another template', template: '{% render "/etc/hostname" %}' },
  { name: 'an endless range', template: '{% for i in (1..100000000) %}x{% endfor %}' },
  {
    name: 'a text without end',
    template: '{% assign s = "x" %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}{{ s }}',
  },
])('Liquid refuses $name', async ({ template }) => {
  expect(await liquid(template, {})).toMatchObject({ error: { code: 'LiquidTemplateFailed' } });
});

const sheet = (body: string, output = '') =>
  `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${output}${body}</xsl:stylesheet>`;
const xslt = (stylesheet: string, content: string, more: Partial<Extract<Transformation, { kind: 'xslt' }>> = {}) =>
  transform(stylesheet, { kind: 'xslt', content, parameters: {}, output: 'xml', ...more });

test('XSLT makes XML, with parameters of any characters', async () => {
  const quotes = `it's "so"`;
  const map = sheet(
    '<xsl:param name="p"/><xsl:template match="/"><o p="{$p}"><xsl:value-of select="sum(//n)"/></o></xsl:template>',
  );
  expect(await xslt(map, '<a><n>1</n><n>2</n></a>', { parameters: { p: quotes } })).toEqual({
    text: expect.stringContaining('<o p="it\'s &quot;so&quot;">3</o>'),
  });
});

test('XSLT makes text where the style sheet says so and the action asks for it', async () => {
  const map = sheet(
    '<xsl:template match="/">é:<xsl:value-of select="a"/></xsl:template>',
    '<xsl:output method="text"/>',
  );
  expect(await xslt(map, '<a>x</a>', { output: 'as-declared' })).toEqual({ text: 'é:x' });
});

test.each([
  { name: 'content that is no XML', map: sheet(''), content: '<a', code: 'XmlNotWellFormed' },
  { name: 'a map that is no XML', map: '<xsl', content: '<a/>', code: 'XsltNotValid' },
  { name: 'a map that is no style sheet', map: '<a/>', content: '<a/>', code: 'XsltNotValid' },
  {
    name: 'an unknown function',
    map: sheet('<xsl:template match="/"><o><xsl:value-of select="nonesuch()"/></o></xsl:template>'),
    content: '<a/>',
    code: 'XsltFailed',
  },
  {
    name: 'entities that grow',
    map: sheet(''),
    content: `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">${[...'cdefghij']
      .map((name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)
      .join('')}]><a b="&j;"/>`,
    code: 'XmlNotWellFormed',
  },
])('XSLT refuses $name', async ({ map, content, code }) => {
  expect(await xslt(map, content)).toMatchObject({ error: { code } });
});

const schema = (body: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${body}</xs:schema>`;
const whole = schema('<xs:include schemaLocation="age.xsd"/><xs:element name="age" type="age"/>');
const age = schema(
  '<xs:simpleType name="age"><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType>',
);

test.each([
  { name: 'what conforms', content: '<age>7</age>', found: { text: '<age>7</age>' } },
  {
    name: 'what does not conform, with the line',
    content: '\n<age>0</age>',
    found: { error: { code: 'XmlValidationFailed', message: expect.stringContaining("line 2: Element 'age'") } },
  },
  { name: 'no XML', content: '<age>', found: { error: { code: 'XmlNotWellFormed' } } },
])('validation judges $name', async ({ content, found }) => {
  expect(await transform(whole, { kind: 'validate-xml', content }, { 'age.xsd': age })).toMatchObject(found);
});

test('a schema that is none is told apart from content that does not conform', async () => {
  expect(await transform('<a/>', { kind: 'validate-xml', content: '<a/>' })).toMatchObject({
    error: { code: 'SchemaNotValid' },
  });
});
