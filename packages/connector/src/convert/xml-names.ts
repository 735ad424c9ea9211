import type { XmlElement } from '../source/parse-xml.ts';

/** An element without anything in it. */
export const EMPTY: XmlElement = {
  name: '',
  namespace: '',
  attributes: new Map(),
  children: [],
  text: '',
  namespaces: new Map(),
};

/** The first child of that name; an empty element where there is none. */
export function childOf(element: XmlElement, name: string): XmlElement {
  return element.children.find((child) => child.name === name) ?? EMPTY;
}

/** The children of that name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** An attribute; undefined where it is absent. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name);
}

/** An attribute that names something, with the namespace of its prefix: `{namespace}name`. */
export function nameIn(element: XmlElement, attribute: string): string | undefined {
  const value = element.attributes.get(attribute)?.trim();
  if (value === undefined || value === '') return undefined;
  const [prefix, name] = value.includes(':') ? [value.slice(0, value.indexOf(':')), localName(value)] : ['', value];
  return `{${element.namespaces.get(prefix) ?? ''}}${name}`;
}

/** A name without its namespace or prefix. */
export function localName(name: string | undefined): string {
  return /[^:}]*$/.exec(name ?? '')?.[0] ?? '';
}

/** The text of the documentation of a part. */
export function documentationOf(element: XmlElement): string {
  const own = childrenOf(element, 'documentation')[0] ?? childOf(childOf(element, 'annotation'), 'documentation');
  return textIn(own).replace(/\s+/g, ' ').trim();
}

function textIn(element: XmlElement): string {
  return [element.text, ...element.children.map(textIn)].join(' ');
}
