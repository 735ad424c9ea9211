import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';

test.each([
  {
    name: 'attributes and repeated elements',
    template: `@json(xml('<?xml version="1.0"?> <r> <p id="1"> <n>A</n> </p> <p id="2"/> </r>'))`,
    gives: '{"?xml":{"@version":"1.0"},"r":{"p":[{"@id":"1","n":"A"},{"@id":"2"}]}}',
  },
  {
    name: 'an empty tag and an empty element',
    template: "@json(xml('<a><b/><c></c></a>'))",
    gives: '{"a":{"b":null,"c":""}}',
  },
  {
    name: 'text beside elements',
    template: "@json(xml('<a>x<b/>y</a>'))",
    gives: '{"a":{"#text":["x","y"],"b":null}}',
  },
  {
    name: 'CDATA and comments',
    template: "@json(xml('<a><!-- c --><![CDATA[x<y]]></a>'))",
    gives: '{"a":{"#cdata-section":"x<y"}}',
  },
  {
    name: 'namespaces',
    template: `@json(xml('<a xmlns="u" xmlns:p="v"><p:b>1</p:b></a>'))`,
    gives: '{"a":{"@xmlns":"u","@xmlns:p":"v","p:b":"1"}}',
  },
  {
    name: 'entities',
    template: `@json(xml('<a b="&lt;&#65;">&amp;&quot;</a>'))`,
    gives: '{"a":{"@b":"<A","#text":"&\\""}}',
  },
  {
    name: 'an entity that is declared',
    template: `@json(xml('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'))`,
    gives: 'invalid-argument',
  },
  { name: 'a prefix that is not declared', template: "@xml('<p:a/>')", gives: 'invalid-argument' },
  { name: 'tags that do not fit', template: "@xml('<a><b></a>')", gives: 'invalid-argument' },
  { name: 'two outermost elements', template: "@xml('<a/><b/>')", gives: 'invalid-argument' },
  {
    name: 'XML of an object',
    template: `@string(xml(json('{"a":{"b":[1,2],"c":null,"d":"","e":true,"f":1.5,"@g":"h<"}}')))`,
    gives: '"<a g=\\"h&lt;\\"><b>1</b><b>2</b><c /><d></d><e>true</e><f>1.5</f></a>"',
  },
  {
    name: 'XML of names that are none',
    template: `@string(xml(json('{"a b":{"1":"x"}}')))`,
    gives: '"<a_x0020_b><_x0031_>x</_x0031_></a_x0020_b>"',
  },
  { name: 'XML of two roots', template: `@xml(json('{"a":1,"b":2}'))`, gives: 'invalid-argument' },
  { name: 'XML of an array', template: `@xml(json('{"a":[1]}'))`, gives: 'invalid-argument' },
  {
    name: 'a declaration',
    template: `@string(xml(json('{"?xml":{"@version":"1.0"},"a":"b"}')))`,
    gives: '"<?xml version=\\"1.0\\"?><a>b</a>"',
  },
  { name: 'a property without a name', template: `@xml(json('{"a":{"":1}}'))`, gives: 'invalid-argument' },
  { name: 'an attribute without a name', template: `@xml(json('{"a":{"@":1}}'))`, gives: 'invalid-argument' },
  { name: 'a character that XML cannot hold', template: `@xml(json('{"a":"\\u0001"}'))`, gives: 'invalid-argument' },
  { name: 'half of a character', template: `@xml(json('{"a":{"@b":"\\ud800"}}'))`, gives: 'invalid-argument' },
  { name: 'XML with such a character', template: "@xml('<a>\u0001</a>')", gives: 'invalid-argument' },
  { name: 'characters outside the basic plane', template: "@json(xml('<a>😀</a>')).a", gives: '"😀"' },
  {
    name: 'a declaration that comes late',
    template: `@string(xml(json('{"a":1,"?xml":{"@version":"1.0"}}')))`,
    gives: '"<?xml version=\\"1.0\\"?><a>1</a>"',
  },
  {
    name: 'a declaration inside',
    template: `@xml(json('{"a":{"?xml":{"@version":"1.0"}}}'))`,
    gives: 'invalid-argument',
  },
  {
    name: 'a declaration without a version',
    template: `@xml(json('{"?xml":"1.0","a":1}'))`,
    gives: 'invalid-argument',
  },
  {
    name: 'a comment with hyphens',
    template: `@string(xml(json('{"a":{"#comment":"b---"}}')))`,
    gives: '"<a><!--b- - - --></a>"',
  },
  {
    name: 'an instruction with its end inside',
    template: `@string(xml(json('{"a":{"?p":"x?>"}}')))`,
    gives: '"<a><?p x? >?></a>"',
  },
  { name: 'texts by a path', template: "@xpath(xml('<r><a>1</a><a>2</a></r>'), '//a/text()')", gives: '["1","2"]' },
  {
    name: 'an element of a namespace',
    template: `@string(first(xpath(xml('<r xmlns="u:x"><a b="1"/></r>'), '/*/*[local-name()="a"]')))`,
    gives: '"<a b=\\"1\\" xmlns=\\"u:x\\" />"',
  },
  { name: 'a name without its namespace', template: `@xpath(xml('<r xmlns="u:x"><a/></r>'), '/r/a')`, gives: '[]' },
  { name: 'a prefix in a path', template: "@xpath(xml('<r/>'), '/p:r')", gives: 'invalid-argument' },
  { name: 'a number', template: "@xpath(xml('<r><a>1</a><a>2.5</a></r>'), 'sum(//a)')", gives: '3.5' },
  { name: 'a whole number', template: "@xpath(xml('<r><a>1</a><a>2</a></r>'), 'count(//a) * 2')", gives: '4' },
  { name: 'a text', template: `@xpath(xml('<r><a>1</a></r>'), 'concat("v", /r/a)')`, gives: '"v1"' },
  { name: 'a boolean', template: "@xpath(xml('<r><a>1</a></r>'), '/r/a > 0 and not(/r/b)')", gives: 'true' },
  {
    name: 'positions',
    template: "@xpath(xml('<r><a>1</a><a>2</a><a>3</a></r>'), '/r/a[position() > 1][last()]/text()')",
    gives: '["3"]',
  },
  {
    name: 'axes',
    template:
      "@xpath(xml('<r><a/><b><c/></b><d/></r>'), 'concat(name(//c/ancestor::*[last()]), name(//c/following::*), name(//d/preceding-sibling::*[1]), name(//c/..))')",
    gives: '"rdbb"',
  },
  {
    name: 'a union in document order',
    template: "@xpath(xml('<r><a>1</a><b>2</b></r>'), '(//b | //a)/text()')",
    gives: '["1","2"]',
  },
  {
    name: 'operators and names',
    template: "@xpath(xml('<div><mod>7</mod></div>'), '/div/mod mod 4 div 3 - -1')",
    gives: '2',
  },
  { name: 'attributes', template: `@xpath(xml('<r><a p="12"/><a p="40"/></r>'), '/r/a/@p')`, gives: '["12","40"]' },
  {
    name: 'core functions',
    template: `@xpath(xml('<r> a  b </r>'), 'concat(normalize-space(/r), "|", translate("bar", "abc", "AB"), "|", substring("12345", 1.5, 2.6), "|", substring-after("a=b", "="), "|", string-length("äö"), "|", round(-2.5))')`,
    gives: '"a b|BAr|234|b|2|-2"',
  },
  { name: 'nothing', template: "@xpath(xml('<r/>'), '/r/b')", gives: '[]' },
  { name: 'a path that is none', template: "@xpath(xml('<r/>'), '/r/[')", gives: 'invalid-argument' },
  { name: 'an unknown function', template: "@xpath(xml('<r/>'), 'foo()')", gives: 'invalid-argument' },
  {
    name: 'too many steps inside one another',
    template:
      "@xpath(xml('<r/>'), '((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))')",
    gives: 'invalid-argument',
  },
])('gives for $name what the language says', ({ template, gives }) => {
  expect(writtenEvaluation(template)).toBe(gives);
});
