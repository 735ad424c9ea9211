import { MAX_VALUE_DEPTH } from '../../value/limits.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import { firstNotInXml } from './xml-characters.ts';
import {
  namespaceOf,
  prefixOf,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml-node.ts';

/**
 * Reads an XML 1.0 document with namespaces. A document type is stepped over, so no entity but the five of XML itself is ever
 * expanded; white space between elements is dropped. Fails for text that is not well formed or is nested more than 1,000 deep.
 */
export function readXml(text: string): XmlDocument {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, order: 1 };
  const bad = firstNotInXml(text);
  if (bad) throw malformed({ ...reader, at: bad.at }, 'it holds a character that XML cannot hold');
  const document: XmlDocument = {
    kind: 'document',
    order: 0,
    parent: undefined,
    declaration: readDeclaration(reader),
    children: [],
    size: 0,
  };
  let open: XmlDocument | XmlElement = document;
  let depth = 0;
  while (reader.at < text.length) {
    if (text[reader.at] !== '<') readText(reader, open);
    else if (text.startsWith('</', reader.at)) {
      open = closeElement(reader, open);
      depth -= 1;
    } else if (/[!?]/.test(text[reader.at + 1] ?? '')) readMarkup(reader, open);
    else {
      const element = openElement(reader, open);
      if (!element.isEmptyTag) {
        open = element;
        depth += 1;
        if (depth > MAX_VALUE_DEPTH) throw malformed(reader, `elements are nested more than ${MAX_VALUE_DEPTH} deep`);
      }
    }
  }
  if (open.kind === 'element') throw malformed(reader, `the element '${open.name}' has no end`);
  if (!document.children.some(({ kind }) => kind === 'element')) throw malformed(reader, 'there is no element');
  document.size = reader.order;
  return document;
}

interface Reader {
  readonly text: string;
  at: number;
  order: number;
}

/** Looking for attributes in endless white space would take endless time. */
const MAX_DECLARATION_LENGTH = 1_000;

function readDeclaration(reader: Reader): XmlDocument['declaration'] {
  if (!/^<\?xml\s/.test(reader.text.slice(reader.at, reader.at + 6))) return [];
  const end = reader.text.indexOf('?>', reader.at);
  if (end < 0) throw malformed(reader, 'the declaration has no end');
  const inside = reader.text.slice(reader.at + 5, Math.min(end, reader.at + MAX_DECLARATION_LENGTH));
  const attributes = Array.from(
    inside.matchAll(/\s+(version|encoding|standalone)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g),
    ([, name = '', double, single = '']) => [name, double ?? single] as const,
  );
  if (attributes[0]?.[0] !== 'version') throw malformed(reader, 'the declaration has no version');
  reader.at = end + 2;
  return attributes;
}

function readText(reader: Reader, parent: XmlDocument | XmlElement): void {
  const next = reader.text.indexOf('<', reader.at);
  const raw = reader.text.slice(reader.at, next < 0 ? reader.text.length : next);
  const isSpace = /^[ \t\r\n]*$/.test(raw);
  if (parent.kind === 'document' && !isSpace) throw malformed(reader, 'there is text outside of the element');
  if (raw.includes(']]>')) throw malformed(reader, "there is ']]>' in text");
  if (!isSpace || keepsSpace(parent)) {
    const value = decodeEntities(reader, normalizeLines(raw));
    if (parent.kind === 'element') parent.children.push({ kind: 'text', order: reader.order++, parent, value });
  }
  reader.at += raw.length;
}

function keepsSpace(node: XmlDocument | XmlElement): boolean {
  for (let at: XmlNode | undefined = node; at?.kind === 'element'; at = at.parent) {
    const space = at.attributes.find(({ name }) => name === 'xml:space');
    if (space) return space.value === 'preserve';
  }
  return false;
}

function normalizeLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Reads a comment, a CDATA section, a processing instruction or a document type. */
function readMarkup(reader: Reader, parent: XmlDocument | XmlElement): void {
  const { text, at } = reader;
  if (text.startsWith('<!--', at)) {
    const value = upTo(reader, { from: at + 4, mark: '-->', what: 'a comment' });
    if (value.includes('--')) throw malformed(reader, "there is '--' in a comment");
    parent.children.push({ kind: 'comment', order: reader.order++, parent, value });
  } else if (text.startsWith('<![CDATA[', at) && parent.kind === 'element') {
    const value = normalizeLines(upTo(reader, { from: at + 9, mark: ']]>', what: 'a CDATA section' }));
    parent.children.push({ kind: 'cdata', order: reader.order++, parent, value });
  } else if (text.startsWith('<?', at)) {
    const inside = upTo(reader, { from: at + 2, mark: '?>', what: 'an instruction' });
    const [, name = '', value = ''] = /^([^\s?]+)\s*(.*)$/s.exec(inside) ?? [];
    if (!isXmlName(name) || name.toLowerCase() === 'xml') throw malformed(reader, 'an instruction has no proper name');
    parent.children.push({ kind: 'instruction', order: reader.order++, parent, name, value });
  } else if (text.startsWith('<!DOCTYPE', at) && parent.kind === 'document') skipDocumentType(reader);
  else throw malformed(reader, "there is an unexpected '<!'");
}

function upTo(reader: Reader, { from, mark, what }: { from: number; mark: string; what: string }): string {
  const end = reader.text.indexOf(mark, from);
  if (end < 0) throw malformed(reader, `${what} has no end`);
  reader.at = end + mark.length;
  return reader.text.slice(from, end);
}

function skipDocumentType(reader: Reader): void {
  let brackets = 0;
  for (let at = reader.at; at < reader.text.length; at += 1) {
    const character = reader.text[at] ?? '';
    if (character === '"' || character === "'") {
      const end = reader.text.indexOf(character, at + 1);
      if (end < 0) break;
      at = end;
    } else if (character === '[') brackets += 1;
    else if (character === ']') brackets -= 1;
    else if (character === '>' && brackets <= 0) {
      reader.at = at + 1;
      return;
    }
  }
  throw malformed(reader, 'the document type has no end');
}

const tagName = /[^\s/>=<"'&]+/y;
const attribute = /\s+([^\s/>=<"'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;

function openElement(reader: Reader, parent: XmlDocument | XmlElement): XmlElement {
  if (parent.kind === 'document' && parent.children.some(({ kind }) => kind === 'element')) {
    throw malformed(reader, 'there is more than one outermost element');
  }
  reader.at += 1;
  const name = take(reader, tagName)?.[0];
  if (name === undefined || !isXmlName(name)) throw malformed(reader, 'an element has no proper name');
  const order = reader.order++;
  const raw: (readonly [string, string])[] = [];
  const seen = new Set<string>();
  for (let match = take(reader, attribute); match; match = take(reader, attribute)) {
    const [, key = '', double, single = ''] = match;
    if (!isXmlName(key) || seen.has(key))
      throw malformed(reader, `the attribute '${key}' comes twice or has no proper name`);
    seen.add(key);
    raw.push([key, decodeEntities(reader, (double ?? single).replace(/\r\n|[\t\r\n]/g, ' '))]);
  }
  const end = take(reader, tagEnd);
  if (!end) throw malformed(reader, `the tag of '${name}' is not well formed`);
  const attributes: XmlAttribute[] = [];
  const element = {
    kind: 'element',
    order,
    parent,
    name,
    attributes,
    children: [],
    isEmptyTag: end[1] === '/',
  } as const;
  const bare: XmlElement = { ...element, namespace: '', children: [] };
  for (const [key, value] of raw) {
    attributes.push({ kind: 'attribute', order: reader.order++, parent: bare, name: key, namespace: '', value });
  }
  return finishElement(reader, bare, attributes);
}

/** Names are resolved when all declarations of the element are known. */
function finishElement(reader: Reader, bare: XmlElement, attributes: XmlAttribute[]): XmlElement {
  const element: XmlElement = { ...bare, namespace: resolve(reader, bare, prefixOf(bare.name)) };
  for (const [index, each] of attributes.entries()) {
    const prefix = prefixOf(each.name);
    const isDeclaring = each.name === 'xmlns' || prefix === 'xmlns';
    const namespace = isDeclaring
      ? 'http://www.w3.org/2000/xmlns/'
      : prefix === ''
        ? ''
        : resolve(reader, bare, prefix);
    attributes[index] = { ...each, parent: element, namespace };
  }
  element.parent.children.push(element);
  return element;
}

function resolve(reader: Reader, element: XmlElement, prefix: string): string {
  const namespace = namespaceOf(element, prefix);
  if (namespace === undefined) throw malformed(reader, `the prefix '${prefix}' is not declared`);
  return namespace;
}

function closeElement(reader: Reader, open: XmlDocument | XmlElement): XmlDocument | XmlElement {
  reader.at += 2;
  const name = take(reader, tagName)?.[0];
  const end = take(reader, tagEnd);
  if (open.kind !== 'element' || name !== open.name || !end || end[1] === '/') {
    throw malformed(reader, `the end of '${name ?? ''}' does not fit its start`);
  }
  return open.parent;
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (match === null) return undefined;
  reader.at += match[0].length;
  return match;
}

/** Whether a text is a name of XML with at most one prefix. */
function isXmlName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*)?$/u.test(name);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(reader: Reader, text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,40};)?/g, (whole, inside: string | undefined) => {
    const name = inside?.slice(0, -1) ?? '';
    const character = name.startsWith('#') ? characterOf(name) : entities.get(name);
    if (character === undefined) throw malformed(reader, `the entity '${whole}' is not known`);
    return character;
  });
}

function characterOf(reference: string): string | undefined {
  const isHex = /^#x[0-9a-f]{1,6}$/i.test(reference);
  if (!isHex && !/^#[0-9]{1,7}$/.test(reference)) return undefined;
  const code = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const isAllowed = code >= 0x20 ? code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) : [9, 10, 13].includes(code);
  return isAllowed ? String.fromCodePoint(code) : undefined;
}

function malformed({ text, at }: Reader, problem: string): EvaluationFailure {
  const line = text.slice(0, at).split('\n').length;
  return new EvaluationFailure('invalid-argument', `The XML is not well formed at line ${line}: ${problem}.`);
}
