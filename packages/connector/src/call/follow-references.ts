import type { XmlElement } from '../source/parse-xml.ts';

/** References lead from one to the next so often, and make an answer so many times larger; what is beyond is empty. */
const MAX_DEPTH = 50;
const MAX_GROWTH = 10;

/**
 * The first element in the body of an encoded message, where elements that only refer to another (`href="#…"`, SOAP 1.1, section
 * 5.4.1) hold what that one holds. One that would hold itself stays empty.
 */
export function followReferences(body: XmlElement): XmlElement | undefined {
  const byId = new Map<string, XmlElement>();
  let size = 0;
  const gather = (element: XmlElement): boolean => {
    const id = element.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    size += 1;
    return element.children.map(gather).includes(true) || isReference(element);
  };
  const hasReferences = gather(body);
  const [first] = body.children;
  return first && hasReferences ? new Expansion(byId, size * MAX_GROWTH).expand(first, new Set()) : first;
}

function isReference({ attributes, children, text }: XmlElement): boolean {
  return attributes.get('href')?.startsWith('#') === true && children.length === 0 && text.trim() === '';
}

class Expansion {
  readonly #byId: ReadonlyMap<string, XmlElement>;
  #left: number;

  constructor(byId: ReadonlyMap<string, XmlElement>, most: number) {
    this.#byId = byId;
    this.#left = most;
  }

  expand(element: XmlElement, around: ReadonlySet<XmlElement>): XmlElement {
    this.#left -= 1;
    const target = isReference(element) ? this.#byId.get(element.attributes.get('href')?.slice(1) ?? '') : undefined;
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
