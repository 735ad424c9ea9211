import { shortestDigits } from '../../value/number-text.ts';
import { textOfNode, type XmlNode } from './xml-node.ts';

/** A value of XPath 1.0. A node-set is in document order and has each node once. */
export type XPathValue = string | number | boolean | readonly XmlNode[];

/** The string-value of a value (XPath 1.0, 4.2). */
export function toText(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberToText(value);
  const [first] = value;
  return first === undefined ? '' : textOfNode(first);
}

/** The number of a value (XPath 1.0, 4.4). */
export function toNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(value)
    .replace(/^[ \t\r\n]+/, '')
    .slice(0, 1_000)
    .trimEnd();
  return /^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(text) ? Number(text) : Number.NaN;
}

/** The boolean of a value (XPath 1.0, 4.3). */
export function toBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

/** Numbers have no exponent in XPath. */
function numberToText(number: number): string {
  if (!Number.isFinite(number)) return String(number);
  if (number === 0) return '0';
  const text = String(number);
  if (!text.includes('e')) return text;
  const { sign, digits, exponent } = shortestDigits(number);
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
    : `${sign}${digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')}`;
}

/** Compares by the rules of XPath 1.0 (3.4): a node-set fits when any of its nodes does. */
export function compare(operator: string, left: XPathValue, right: XPathValue, spend: () => void): boolean {
  if (isNodes(left) && isNodes(right)) {
    return compareSets(operator, textsOf(left, spend), textsOf(right, spend));
  }
  if (isNodes(left)) return compareNodes(operator, left, right, (a, b) => [a, b]);
  if (isNodes(right)) return compareNodes(operator, right, left, (a, b) => [b, a]);
  return compareScalars(operator, left, right);
}

/** Whether any text of the left fits any of the right, without trying every pair. */
function compareSets(operator: string, left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  if (operator === '=' || operator === '!=') {
    const [fewer, more] = [new Set(left), new Set(right)];
    if (operator === '=') return right.some((text) => fewer.has(text));
    return fewer.size > 1 || more.size > 1 || left[0] !== right[0];
  }
  const [smaller, greater] = operator === '<' || operator === '<=' ? [left, right] : [right, left];
  const least = extreme(smaller, Math.min);
  const most = extreme(greater, Math.max);
  return operator.endsWith('=') ? least <= most : least < most;
}

function extreme(texts: readonly string[], choose: (a: number, b: number) => number): number {
  return texts
    .map(toNumber)
    .filter((number) => !Number.isNaN(number))
    .reduce((a, b) => choose(a, b), choose === Math.min ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
}

function textsOf(nodes: readonly XmlNode[], spend: () => void): readonly string[] {
  return nodes.map((node) => {
    spend();
    return textOfNode(node);
  });
}

type Scalar = Exclude<XPathValue, readonly XmlNode[]>;

function isNodes(value: XPathValue): value is readonly XmlNode[] {
  return Array.isArray(value);
}

function compareNodes(
  operator: string,
  nodes: readonly XmlNode[],
  other: XPathValue,
  arrange: (node: Scalar, other: Scalar) => [Scalar, Scalar],
): boolean {
  if (isNodes(other)) return false;
  if (typeof other === 'boolean') return compareScalars(operator, ...arrange(nodes.length > 0, other));
  return nodes.some((node) => {
    const text = textOfNode(node);
    return compareScalars(operator, ...arrange(typeof other === 'number' ? toNumber(text) : text, other));
  });
}

function compareScalars(operator: string, left: Scalar, right: Scalar): boolean {
  if (operator === '=' || operator === '!=') return equal(left, right) === (operator === '=');
  const a = toNumber(left);
  const b = toNumber(right);
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function equal(left: Scalar, right: Scalar): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return toBoolean(left) === toBoolean(right);
  if (typeof left === 'number' || typeof right === 'number') return toNumber(left) === toNumber(right);
  return left === right;
}
