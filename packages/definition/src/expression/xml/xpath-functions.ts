import { EvaluationFailure } from '../evaluation-failure.ts';
import { localName, textOfNode, type XmlNode } from './xml-node.ts';
import { toBoolean, toNumber, toText, type XPathValue } from './xpath-values.ts';

/** Where a function is called: the context node, its position and how many there are. */
export interface XPathContext {
  readonly node: XmlNode;
  readonly position: number;
  readonly size: number;
}

interface XPathFunction {
  readonly minimum: number;
  readonly maximum: number;
  readonly call: (values: readonly XPathValue[], context: XPathContext) => XPathValue;
}

/** Whether XPath 1.0 has a function of that name. */
export function isXPathFunction(name: string): boolean {
  return functions.has(name);
}

/** Calls a function of the core library of XPath 1.0 (clause 4). */
export function callXPathFunction(name: string, values: readonly XPathValue[], context: XPathContext): XPathValue {
  const definition = functions.get(name);
  if (definition === undefined || values.length < definition.minimum || values.length > definition.maximum) {
    throw new EvaluationFailure(
      'invalid-argument',
      `The XPath function '${name}' does not take ${values.length} parameters.`,
    );
  }
  return definition.call(values, context);
}

const functions: ReadonlyMap<string, XPathFunction> = new Map<string, XPathFunction>([
  ['last', define(0, 0, (_, { size }) => size)],
  ['position', define(0, 0, (_, { position }) => position)],
  ['count', define(1, 1, ([nodes]) => nodeSet('count', nodes).length)],
  ['id', define(1, 1, () => [])],
  ['local-name', define(0, 1, (values, context) => localName(nameOf(first('local-name', values, context))))],
  ['namespace-uri', define(0, 1, (values, context) => namespaceUri(first('namespace-uri', values, context)))],
  ['name', define(0, 1, (values, context) => nameOf(first('name', values, context)))],
  ['string', define(0, 1, ([value], { node }) => toText(value ?? [node]))],
  ['concat', define(2, Number.POSITIVE_INFINITY, (values) => values.map(toText).join(''))],
  ['starts-with', define(2, 2, ([text = '', part = '']) => toText(text).startsWith(toText(part)))],
  ['contains', define(2, 2, ([text = '', part = '']) => toText(text).includes(toText(part)))],
  ['substring-before', define(2, 2, ([text = '', part = '']) => before(toText(text), toText(part)))],
  ['substring-after', define(2, 2, ([text = '', part = '']) => after(toText(text), toText(part)))],
  ['substring', define(2, 3, ([text = '', start = 0, length]) => substring(toText(text), toNumber(start), length))],
  ['string-length', define(0, 1, ([value], { node }) => Array.from(toText(value ?? [node])).length)],
  [
    'normalize-space',
    define(0, 1, ([value], { node }) =>
      toText(value ?? [node])
        .split(/[ \t\r\n]+/)
        .filter(Boolean)
        .join(' '),
    ),
  ],
  ['translate', define(3, 3, ([text = '', from = '', to = '']) => translate(toText(text), toText(from), toText(to)))],
  ['boolean', define(1, 1, ([value = false]) => toBoolean(value))],
  ['not', define(1, 1, ([value = false]) => !toBoolean(value))],
  ['true', define(0, 0, () => true)],
  ['false', define(0, 0, () => false)],
  ['lang', define(1, 1, ([language = ''], { node }) => speaks(node, toText(language).toLowerCase()))],
  ['number', define(0, 1, ([value], { node }) => toNumber(value ?? [node]))],
  ['sum', define(1, 1, ([nodes]) => nodeSet('sum', nodes).reduce((sum, node) => sum + toNumber(textOfNode(node)), 0))],
  ['floor', define(1, 1, ([value = 0]) => Math.floor(toNumber(value)))],
  ['ceiling', define(1, 1, ([value = 0]) => Math.ceil(toNumber(value)))],
  ['round', define(1, 1, ([value = 0]) => Math.floor(toNumber(value) + 0.5))],
]);

function define(minimum: number, maximum: number, call: XPathFunction['call']): XPathFunction {
  return { minimum, maximum, call };
}

function nodeSet(name: string, value: XPathValue | undefined): readonly XmlNode[] {
  if (typeof value === 'object') return value;
  throw new EvaluationFailure('invalid-argument', `The XPath function '${name}' needs nodes.`);
}

function first(name: string, [nodes]: readonly XPathValue[], { node }: XPathContext): XmlNode | undefined {
  return nodes === undefined ? node : nodeSet(name, nodes)[0];
}

function nameOf(node: XmlNode | undefined): string {
  return node !== undefined && 'name' in node ? node.name : '';
}

function namespaceUri(node: XmlNode | undefined): string {
  return node !== undefined && 'namespace' in node ? node.namespace : '';
}

function before(text: string, part: string): string {
  return text.slice(0, Math.max(0, text.indexOf(part)));
}

function after(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? '' : text.slice(at + part.length);
}

/** Positions count characters from 1 and are rounded; NaN takes nothing. */
function substring(text: string, start: number, length: XPathValue | undefined): string {
  const from = Math.floor(start + 0.5);
  const to = length === undefined ? Number.POSITIVE_INFINITY : from + Math.floor(toNumber(length) + 0.5);
  return Array.from(text)
    .filter((_, index) => index + 1 >= from && index + 1 < to)
    .join('');
}

function translate(text: string, from: string, to: string): string {
  const replacements = new Map<string, string>();
  const targets = Array.from(to);
  for (const [index, character] of Array.from(from).entries()) {
    if (!replacements.has(character)) replacements.set(character, targets[index] ?? '');
  }
  return Array.from(text, (character) => replacements.get(character) ?? character).join('');
}

function speaks(node: XmlNode, language: string): boolean {
  for (let at: XmlNode | undefined = node; at !== undefined; at = at.parent) {
    const own = at.kind === 'element' ? at.attributes.find(({ name }) => name === 'xml:lang') : undefined;
    if (own) return own.value.toLowerCase() === language || own.value.toLowerCase().startsWith(`${language}-`);
  }
  return false;
}
