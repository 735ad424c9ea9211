import { expect, test } from 'vitest';
import { writtenEvaluation } from '../testing/written-evaluation.ts';

test.each([
  {
    name: 'concat',
    template: `@concat('n=', 42, true, null, json('{"a": [1.50]}'))`,
    gives: '"n=42True{\\"a\\":[1.5]}"',
  },
  { name: 'a part of a text', template: "@substring('hello world', 6, 5)", gives: '"world"' },
  { name: 'a part that starts at the end', template: "@substring('hello', 5)", gives: 'invalid-argument' },
  { name: 'a part that is too long', template: "@substring('hello', 0, 6)", gives: 'invalid-argument' },
  { name: 'a slice from the end', template: "@slice('Hello World', -5, -1)", gives: '"Worl"' },
  { name: 'a slice that is clamped', template: "@slice('Hello World', 30)", gives: '""' },
  {
    name: 'a slice beyond any text',
    template: "@slice('Hello', -9223372036854775808, 9223372036854775807)",
    gives: '"Hello"',
  },
  { name: 'an occurrence beyond any text', template: "@nthIndexOf('aa', 'a', 9223372036854775807)", gives: '-1' },
  { name: 'replacing without patterns', template: "@replace('a+b*c', '+', '$&')", gives: '"a$&b*c"' },
  { name: 'replacing nothing', template: "@replace('a', '', 'b')", gives: 'invalid-argument' },
  { name: 'letters that have no single upper case', template: "@toUpper('straße ı')", gives: '"STRAßE ı"' },
  { name: 'letters in lower case', template: "@toLower('ÄΣ')", gives: '"äσ"' },
  { name: 'a case of no text', template: '@toLower(5)', gives: 'invalid-argument' },
  { name: 'splitting', template: "@split(',a,', ',')", gives: '["","a",""]' },
  { name: 'splitting by nothing', template: "@split('ab', '')", gives: '["ab"]' },
  { name: 'trimming', template: "@trim(' \t x y ')", gives: '"x y"' },
  { name: 'a GUID with braces', template: "@guid('B')", gives: '"{3f2504e0-4f89-41d3-9a0c-0305e82c3301}"' },
  {
    name: 'a GUID as numbers',
    template: "@guid('X')",
    gives: '"{0x3f2504e0,0x4f89,0x41d3,{0x9a,0x0c,0x03,0x05,0xe8,0x2c,0x33,0x01}}"',
  },
  { name: 'a GUID in an unknown format', template: "@guid('Z')", gives: 'invalid-argument' },
  { name: 'a position ignoring case', template: "@indexOf('hello world', 'WORLD')", gives: '6' },
  { name: 'the last position of nothing', template: "@lastIndexOf('hello', '')", gives: '4' },
  { name: 'the last position of nothing in nothing', template: "@lastIndexOf('', '')", gives: '0' },
  { name: 'an occurrence from the end', template: "@nthIndexOf('123456789123465789', '1', -1)", gives: '9' },
  { name: 'occurrences that do not overlap', template: "@nthIndexOf('aaaa', 'aa', 2)", gives: '2' },
  { name: 'too many occurrences', template: "@nthIndexOf('123456789123465789', '12', -3)", gives: '-1' },
  { name: 'a start ignoring case', template: "@startsWith('hello world', 'HELLO')", gives: 'true' },
  { name: 'an end that is nothing', template: "@endsWith('abc', '')", gives: 'true' },
  { name: 'a start of null', template: "@startsWith(null, 'x')", gives: 'invalid-argument' },
  { name: 'characters of XML', template: `@encodeXmlValue('a<b & "c"')`, gives: '"a&lt;b &amp; &quot;c&quot;"' },
  { name: 'entities of XML', template: "@decodeXmlValue('&lt;p&gt; &#65;&#x42; &none;')", gives: '"<p> AB &none;"' },
  { name: 'a name for XML', template: "@encodeXmlName('1st name')", gives: '"_x0031_st_x0020_name"' },
  { name: 'a name from XML', template: "@decodeXmlName('a_x0020_b')", gives: '"a b"' },
  { name: 'bytes in UTF-8', template: "@utf8Length('é€😀')", gives: '9' },
  { name: 'bytes in UTF-16', template: "@utf16Length('é€😀')", gives: '8' },
])('gives for $name what the language says', ({ template, gives }) => {
  expect(writtenEvaluation(template)).toBe(gives);
});
