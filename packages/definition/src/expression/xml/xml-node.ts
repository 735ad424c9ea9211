/** A node of an XML document. `order` grows in document order. */
export type XmlNode = XmlDocument | XmlElement | XmlAttribute | XmlText | XmlComment | XmlInstruction;

/** A whole document. */
export interface XmlDocument {
  readonly kind: 'document';
  readonly order: number;
  readonly parent: undefined;
  readonly declaration: readonly (readonly [name: string, value: string])[];
  readonly children: XmlNode[];
  /** How many nodes it has. */
  size: number;
}

/** An element. `isEmptyTag` tells `<b/>` from `<b></b>`. */
export interface XmlElement {
  readonly kind: 'element';
  readonly order: number;
  readonly parent: XmlDocument | XmlElement;
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
  readonly isEmptyTag: boolean;
}

/** An attribute; those that declare a namespace are among them. */
export interface XmlAttribute {
  readonly kind: 'attribute';
  readonly order: number;
  readonly parent: XmlElement;
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** Text, or a CDATA section. */
interface XmlText {
  readonly kind: 'text' | 'cdata';
  readonly order: number;
  readonly parent: XmlDocument | XmlElement;
  readonly value: string;
}

/** A comment. */
interface XmlComment {
  readonly kind: 'comment';
  readonly order: number;
  readonly parent: XmlDocument | XmlElement;
  readonly value: string;
}

/** A processing instruction. */
interface XmlInstruction {
  readonly kind: 'instruction';
  readonly order: number;
  readonly parent: XmlDocument | XmlElement;
  readonly name: string;
  readonly value: string;
}

/** The part of a name after its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The prefix of a name, or nothing. */
export function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

/** Whether an attribute declares a namespace. */
export function isDeclaration({ name }: XmlAttribute): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** The namespace that a prefix (empty: none) stands for at a node; undefined for a prefix that is not declared. */
export function namespaceOf(node: XmlNode | undefined, prefix: string): string | undefined {
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
  const wanted = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at = node; at !== undefined; at = at.parent) {
    if (at.kind !== 'element') continue;
    const declaration = at.attributes.find(({ name }) => name === wanted);
    if (declaration) return declaration.value;
  }
  return prefix === '' ? '' : undefined;
}

/** The text of a node as XPath sees it. */
export function textOfNode(node: XmlNode): string {
  if (node.kind !== 'document' && node.kind !== 'element') return node.value;
  const known = knownTexts.get(node);
  if (known !== undefined) return known;
  let text = '';
  const waiting: XmlNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'text' || next.kind === 'cdata') text += next.value;
    else if (next.kind === 'element' || next.kind === 'document') {
      for (let index = next.children.length - 1; index >= 0; index -= 1) {
        const child = next.children[index];
        if (child) waiting.push(child);
      }
    }
  }
  knownTexts.set(node, text);
  return text;
}

/** A comparison of many nodes asks for the same texts again and again. */
const knownTexts = new WeakMap<XmlNode, string>();
