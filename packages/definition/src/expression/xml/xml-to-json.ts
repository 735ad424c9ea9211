import { makeObject } from '../../value/property.ts';
import type { Value } from '../../value/value.ts';
import { readXml } from './read-xml.ts';
import type { XmlElement, XmlNode } from './xml-node.ts';

/** The JSON of an XML document by the rules of Json.NET: attributes as `@name`, text as `#text`, repeated elements as arrays. */
export function xmlToJson(text: string): Value {
  const document = readXml(text);
  const declaration: [string, Value][] =
    document.declaration.length === 0
      ? []
      : [['?xml', makeObject(document.declaration.map(([name, value]) => [`@${name}`, value]))]];
  return makeObject([...declaration, ...groupedProperties(document.children)]);
}

function elementValue({ attributes, children, isEmptyTag }: XmlElement): Value {
  const content = children.filter(({ kind }) => kind !== 'comment');
  const [only] = content;
  if (attributes.length === 0) {
    if (only === undefined) return isEmptyTag ? null : '';
    if (content.length === 1 && only.kind === 'text') return only.value;
  }
  const own = attributes.map(({ name, value }): [string, Value] => [`@${name}`, value]);
  return makeObject([...own, ...groupedProperties(content)]);
}

/** Nodes of one name become one property, an array where there are several, at the place of the first. */
function groupedProperties(nodes: readonly XmlNode[]): [string, Value][] {
  const groups = new Map<string, Value[]>();
  for (const node of nodes) {
    const property = propertyOf(node);
    if (property === undefined) continue;
    const [name, value] = property;
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return Array.from(groups, ([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]);
}

function propertyOf(node: XmlNode): [string, Value] | undefined {
  switch (node.kind) {
    case 'element':
      return [node.name, elementValue(node)];
    case 'text':
      return ['#text', node.value];
    case 'cdata':
      return ['#cdata-section', node.value];
    case 'instruction':
      return [`?${node.name}`, node.value];
    default:
      return undefined;
  }
}
