import { binaryContent, contentText, toBinaryContent, XML_CONTENT_TYPE } from '../../value/binary-content.ts';
import { encodeUtf8 } from '../../value/utf8.ts';
import { floatValue, isObject, type Value } from '../../value/value.ts';
import { textArgument, wrongArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { evaluateXPath } from '../xml/evaluate-xpath.ts';
import { jsonToXml } from '../xml/json-to-xml.ts';
import { parseXPath } from '../xml/parse-xpath.ts';
import { readXml } from '../xml/read-xml.ts';
import { writeElement } from '../xml/write-xml.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import type { XPathValue } from '../xml/xpath-values.ts';

/** The functions on XML. */
export const xmlFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'xml',
    family: 'object and XML',
    parameters: 'value',
    summary: 'Gives XML content for a text or for an object with one root property.',
    example: '@xml(json(\'{"name": "Sophia Owen"}\'))',
    evaluate: xml,
  },
  {
    kind: 'pure',
    name: 'xpath',
    family: 'object and XML',
    parameters: 'xml, path',
    summary: 'Gives what an XPath 1.0 expression selects from XML.',
    example: "@xpath(xml('<r><a>1</a></r>'), '/r/a/text()')",
    evaluate: xpath,
  },
];

function xml(value: Value): Value {
  const content = toBinaryContent(value);
  if (content === undefined && isObject(value)) return xmlContent(jsonToXml(value));
  const text = content ? contentText(content) : textArgument('xml', 1, value);
  readXml(text);
  return xmlContent(text);
}

function xmlContent(text: string): Value {
  return binaryContent(XML_CONTENT_TYPE, encodeUtf8(text));
}

function xpath(source: Value, path: Value): Value {
  const content = toBinaryContent(source);
  if (content === undefined && typeof source !== 'string') throw wrongArgument('xpath', 1, 'XML content', source);
  const expression = parseXPath(textArgument('xpath', 2, path));
  const document = readXml(content ? contentText(content) : textArgument('xpath', 1, source));
  return toValue(evaluateXPath(expression, document));
}

function toValue(result: XPathValue): Value {
  if (typeof result === 'number') return toNumberValue(result);
  if (typeof result === 'string' || typeof result === 'boolean') return result;
  return result.map(nodeValue);
}

/** Whole numbers are integers; what is not a number has no JSON but its name. */
function toNumberValue(result: number): Value {
  if (Number.isNaN(result)) return 'NaN';
  if (!Number.isFinite(result)) return result > 0 ? 'Infinity' : '-Infinity';
  return Number.isSafeInteger(result) ? result + 0 : floatValue(result);
}

function nodeValue(node: XmlNode): Value {
  switch (node.kind) {
    case 'element':
      return xmlContent(writeElement(node));
    case 'document':
      return xmlContent(
        node.children.flatMap((child) => (child.kind === 'element' ? [writeElement(child)] : [])).join(''),
      );
    default:
      return node.value;
  }
}
