import { EvaluationFailure } from '../evaluation-failure.ts';
import { isDeclaration, type XmlDocument, type XmlElement, type XmlNode } from './xml-node.ts';
import { callXPathFunction, type XPathContext } from './xpath-functions.ts';
import type { Axis, NodeTest, Step, XPath } from './xpath-syntax.ts';
import { compare, toBoolean, toNumber, type XPathValue } from './xpath-values.ts';

/**
 * The value of an XPath 1.0 expression at the root of a document. A name without a prefix is in no namespace; prefixes cannot
 * be used. Every node that is looked at is counted, and too many fail the evaluation, so that no expression takes long.
 */
export function evaluateXPath(expression: XPath, document: XmlDocument): XPathValue {
  const visits = MIN_VISITS + VISITS_PER_NODE * document.size;
  const budget: Budget = { left: visits, visits };
  return evaluate(expression, { node: document, position: 1, size: 1 }, budget);
}

/** A usual path looks at each node a few times; a million visits take about a second. */
const VISITS_PER_NODE = 30;
const MIN_VISITS = 200_000;

interface Budget {
  readonly visits: number;
  left: number;
}

function spend(budget: Budget): void {
  budget.left -= 1;
  if (budget.left < 0) {
    throw new EvaluationFailure('too-large', `The XPath expression looks at more than ${budget.visits} nodes.`);
  }
}

function evaluate(expression: XPath, context: XPathContext, budget: Budget): XPathValue {
  spend(budget);
  switch (expression.kind) {
    case 'text':
    case 'number':
      return expression.value;
    case 'negation':
      return -toNumber(evaluate(expression.of, context, budget));
    case 'call': {
      const values = expression.arguments.map((value) => evaluate(value, context, budget));
      return callXPathFunction(expression.name, values, context);
    }
    case 'operation':
      return operate(expression, context, budget);
    case 'filter':
      return filter(nodesOf(evaluate(expression.of, context, budget)), expression.predicates, budget);
    case 'path': {
      const { from, steps } = expression;
      const start =
        from === 'context'
          ? [context.node]
          : from === 'root'
            ? [rootOf(context.node)]
            : nodesOf(evaluate(from, context, budget));
      return steps.reduce((nodes, step) => take(nodes, step, budget), start);
    }
  }
}

function operate(
  { operator, left, right }: Extract<XPath, { kind: 'operation' }>,
  context: XPathContext,
  budget: Budget,
): XPathValue {
  const a = evaluate(left, context, budget);
  if (operator === 'or') return toBoolean(a) || toBoolean(evaluate(right, context, budget));
  if (operator === 'and') return toBoolean(a) && toBoolean(evaluate(right, context, budget));
  const b = evaluate(right, context, budget);
  switch (operator) {
    case '|':
      return inOrder(new Set([...nodesOf(a), ...nodesOf(b)]));
    case '+':
      return toNumber(a) + toNumber(b);
    case '-':
      return toNumber(a) - toNumber(b);
    case '*':
      return toNumber(a) * toNumber(b);
    case 'div':
      return toNumber(a) / toNumber(b);
    case 'mod':
      return toNumber(a) % toNumber(b);
    default:
      return compare(operator, a, b, () => spend(budget));
  }
}

function nodesOf(value: XPathValue): readonly XmlNode[] {
  if (typeof value === 'object') return value;
  throw new EvaluationFailure('invalid-argument', 'The XPath expression selects from a value that is no set of nodes.');
}

function rootOf(node: XmlNode): XmlNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function inOrder(nodes: ReadonlySet<XmlNode>): readonly XmlNode[] {
  return Array.from(nodes).sort((a, b) => a.order - b.order);
}

function take(nodes: readonly XmlNode[], { axis, test, predicates }: Step, budget: Budget): readonly XmlNode[] {
  const [only] = nodes;
  const isForward = !/^(?:ancestor|preceding|parent)/.test(axis);
  const taken = new Set<XmlNode>();
  for (const node of nodes) {
    const fitting: XmlNode[] = [];
    for (const candidate of walk(node, axis)) {
      spend(budget);
      if (passes(candidate, test, axis)) fitting.push(candidate);
    }
    const passing = filter(fitting, predicates, budget);
    // From one node a forward axis comes in document order, each node once.
    if (node === only && nodes.length === 1 && isForward) return passing;
    for (const each of passing) taken.add(each);
  }
  return inOrder(taken);
}

/** The nodes that pass every predicate; positions count in the order given. */
function filter(nodes: readonly XmlNode[], predicates: readonly XPath[], budget: Budget): readonly XmlNode[] {
  return predicates.reduce(
    (left, predicate) =>
      left.filter((node, index) => {
        const value = evaluate(predicate, { node, position: index + 1, size: left.length }, budget);
        return typeof value === 'number' ? value === index + 1 : toBoolean(value);
      }),
    nodes,
  );
}

function passes(node: XmlNode, test: NodeTest, axis: Axis): boolean {
  switch (test.kind) {
    case 'node':
      return true;
    case 'text':
      return node.kind === 'text' || node.kind === 'cdata';
    case 'comment':
      return node.kind === 'comment';
    case 'instruction':
      return node.kind === 'instruction' && (test.target === undefined || node.name === test.target);
    default:
      break;
  }
  if (node.kind !== (axis === 'attribute' ? 'attribute' : 'element')) return false;
  if (node.kind !== 'attribute' && node.kind !== 'element') return false;
  if (test.name === '*') return true;
  if (test.name.includes(':') && !test.name.startsWith('xml:')) {
    throw new EvaluationFailure(
      'invalid-argument',
      `The prefix in '${test.name}' is not known to the XPath expression. Compare local-name() and namespace-uri() instead.`,
    );
  }
  return node.name === test.name && (node.namespace === '' || test.name.startsWith('xml:'));
}

function* walk(node: XmlNode, axis: Axis): Iterable<XmlNode> {
  switch (axis) {
    case 'self':
      yield node;
      return;
    case 'child':
      yield* childrenOf(node);
      return;
    case 'attribute':
      if (node.kind === 'element') for (const each of node.attributes) if (!isDeclaration(each)) yield each;
      return;
    case 'parent':
      if (node.parent) yield node.parent;
      return;
    case 'ancestor-or-self':
      yield node;
      yield* ancestors(node);
      return;
    case 'ancestor':
      yield* ancestors(node);
      return;
    case 'descendant-or-self':
      yield node;
      yield* descendants(node);
      return;
    case 'descendant':
      yield* descendants(node);
      return;
    case 'following-sibling':
      yield* siblings(node, 'after');
      return;
    case 'preceding-sibling':
      yield* siblings(node, 'before');
      return;
    case 'following':
      yield* outside(node, 'after');
      return;
    case 'preceding':
      yield* outside(node, 'before');
  }
}

function childrenOf(node: XmlNode): readonly XmlNode[] {
  return node.kind === 'element' || node.kind === 'document' ? node.children : [];
}

function* ancestors(node: XmlNode): Iterable<XmlDocument | XmlElement> {
  for (let at = node.parent; at !== undefined; at = at.parent) yield at;
}

function* descendants(node: XmlNode): Iterable<XmlNode> {
  const waiting = childrenOf(node).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const children = childrenOf(next);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) waiting.push(child);
    }
  }
}

function siblings(node: XmlNode, side: 'before' | 'after'): readonly XmlNode[] {
  if (node.kind === 'attribute' || node.parent === undefined) return [];
  const all = node.parent.children;
  const at = all.indexOf(node);
  return side === 'after' ? all.slice(at + 1) : all.slice(0, at).reverse();
}

/** What follows in the document without being inside, or comes before without being around; the nearest first. */
function* outside(node: XmlNode, side: 'before' | 'after'): Iterable<XmlNode> {
  if (node.kind === 'attribute' && side === 'after') yield* descendants(node.parent);
  const start = node.kind === 'attribute' ? node.parent : node;
  for (let at: XmlNode | undefined = start; at !== undefined; at = at.parent) {
    for (const sibling of siblings(at, side)) {
      const subtree = [sibling, ...descendants(sibling)];
      yield* side === 'after' ? subtree : subtree.reverse();
    }
  }
}
