import { namespaceOf, prefixOf, type XmlElement, type XmlNode } from './xml-node.ts';

/** The XML text of an element by itself: namespaces that it takes from outside are declared on it. */
export function writeElement(element: XmlElement): string {
  return write(element, missingDeclarations(element));
}

function write(node: XmlNode, extra = ''): string {
  switch (node.kind) {
    case 'element': {
      const attributes = node.attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`).join('');
      const start = `<${node.name}${attributes}${extra}`;
      if (node.children.length === 0) return node.isEmptyTag ? `${start} />` : `${start}></${node.name}>`;
      return `${start}>${node.children.map((child) => write(child)).join('')}</${node.name}>`;
    }
    case 'text':
      return escapeText(node.value);
    case 'cdata':
      return `<![CDATA[${node.value}]]>`;
    case 'comment':
      return `<!--${node.value}-->`;
    case 'instruction':
      return `<?${node.name}${node.value === '' ? '' : ` ${node.value}`}?>`;
    default:
      return '';
  }
}

function missingDeclarations(element: XmlElement): string {
  const prefixes = new Set<string>();
  const waiting: XmlNode[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind !== 'element') continue;
    prefixes.add(prefixOf(node.name));
    for (const { name } of node.attributes) if (prefixOf(name) !== '') prefixes.add(prefixOf(name));
    waiting.push(...node.children);
  }
  let declarations = '';
  for (const prefix of prefixes) {
    if (prefix === 'xml' || prefix === 'xmlns') continue;
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    const namespace = namespaceOf(element.parent, prefix);
    if (!namespace || element.attributes.some((attribute) => attribute.name === name)) continue;
    declarations += ` ${name}="${escapeAttribute(namespace)}"`;
  }
  return declarations;
}

/** A text as it stands between tags. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text as it stands in an attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;')
    .replaceAll('\t', '&#x9;');
}
