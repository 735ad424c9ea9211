import type { XmlElement } from '../source/parse-xml.ts';

/** References lead from one to the next so often, and make an answer so many times larger; what is beyond is empty. */
const MAX_DEPTH = 50;
const MAX_GROWTH = 10;

/**
 * The first element in the body of an encoded message, where elements that only refer to another (`href="#…"`, SOAP 1.1, section
 * 5.4.1; `ref="…"`, SOAP 1.2 part 2, section 3.1.5) hold what that one holds. One that would hold itself stays empty.
 */
export function followReferences(body: XmlElement): XmlElement | undefined {
  const byId = new Map<string, XmlElement>();
  const referenceOf = body.namespace === NEWER_ENVELOPE ? newerReference : olderReference;
  let size = 0;
  const gather = (element: XmlElement): boolean => {
    const id = element.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    size += 1;
    return element.children.map(gather).includes(true) || referenceOf(element) !== undefined;
  };
  const hasReferences = gather(body);
  const [first] = body.children;
  return first && hasReferences
    ? new Expansion({ byId, referenceOf }, size * MAX_GROWTH).expand(first, new Set())
    : first;
}

/** The namespace of envelopes of SOAP 1.2. */
const NEWER_ENVELOPE = 'http://www.w3.org/2003/05/soap-envelope';

function olderReference(element: XmlElement): string | undefined {
  const address = element.attributes.get('href');
  return address?.startsWith('#') && isEmpty(element) ? address.slice(1) : undefined;
}

function newerReference(element: XmlElement): string | undefined {
  return isEmpty(element) ? element.attributes.get('ref') : undefined;
}

function isEmpty({ children, text }: XmlElement): boolean {
  return children.length === 0 && text.trim() === '';
}

/** What references are followed by: the elements that have an id, and to which of them an element refers. */
interface Followed {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly referenceOf: (element: XmlElement) => string | undefined;
}

class Expansion {
  readonly #followed: Followed;
  #left: number;

  constructor(followed: Followed, most: number) {
    this.#followed = followed;
    this.#left = most;
  }

  expand(element: XmlElement, around: ReadonlySet<XmlElement>): XmlElement {
    this.#left -= 1;
    const id = this.#followed.referenceOf(element);
    const target = id === undefined ? undefined : this.#followed.byId.get(id);
    if (target === undefined)
      return { ...element, children: element.children.map((child) => this.expand(child, around)) };
    if (around.has(target) || around.size >= MAX_DEPTH || this.#left < 0) return { ...element, attributes: new Map() };
    const attributes = new Map([...target.attributes].filter(([name]) => !OF_ENCODING.has(name)));
    const inside = new Set([...around, target]);
    const children = target.children.map((child) => this.expand(child, inside));
    return { ...target, name: element.name, namespace: element.namespace, attributes, children };
  }
}

/** What an element that others refer to says of itself alone. */
const OF_ENCODING: ReadonlySet<string> = new Set(['id', 'root']);
