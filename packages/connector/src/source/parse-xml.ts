import { XMLParser } from 'fast-xml-parser';

/** An element of an XML document. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** Attributes by their names without prefix; declarations of namespaces are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
  /** The namespaces in its scope by prefix; the default one by the empty text. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** Reads an XML document without document type and without entities of its own; undefined for everything else. */
export function parseXml(text: string): XmlElement | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  try {
    const nodes = parser.parse(text) as readonly ParsedNode[];
    return nodes.map((node) => toElement(node, new Map(), 0)).find((element) => element !== undefined);
  } catch {
    return undefined;
  }
}

/** Elements nested deeper than this are left out. */
const MAX_DEPTH = 200;

/** What the parser makes of an element, a text or an instruction: its content by its name, and its attributes. */
interface ParsedNode {
  readonly ':@'?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

function toElement(node: ParsedNode, around: ReadonlyMap<string, string>, depth: number): XmlElement | undefined {
  const tag = Object.keys(node).find((name) => name !== ':@');
  if (tag === undefined || tag === '#text' || tag.startsWith('?') || depth > MAX_DEPTH) return undefined;
  const declared = Object.entries(node[':@'] ?? {});
  const own = declared.flatMap(([name, value]): readonly (readonly [string, string])[] =>
    name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  );
  const namespaces = own.length === 0 ? around : new Map([...around, ...own]);
  const content = (node[tag] ?? []) as readonly ParsedNode[];
  const attributes = declared.filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  return {
    name: withoutPrefix(tag),
    namespace: namespaces.get(tag.includes(':') ? tag.slice(0, tag.indexOf(':')) : '') ?? '',
    attributes: new Map(attributes.map(([name, value]) => [withoutPrefix(name), value])),
    children: content.flatMap((child) => toElement(child, namespaces, depth + 1) ?? []),
    text: content.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join(''),
    namespaces,
  };
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
