import { MAX_TEXT_LENGTH, MAX_VALUE_DEPTH } from '../../value/limits.ts';
import { numberText } from '../../value/number-text.ts';
import { propertyNames } from '../../value/property.ts';
import { isArray, isNumber, isObject, type Value, type ValueObject } from '../../value/value.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import { escapeAttribute, escapeText } from './write-xml.ts';
import { firstNotInXml } from './xml-characters.ts';
import { encodeXmlName } from './xml-name.ts';

/**
 * The XML text of an object with one root property, by the rules of Json.NET; a declaration comes first wherever it stands. Fails
 * without exactly one root that is not an array, and for what no XML can hold.
 */
export function jsonToXml(object: ValueObject): string {
  const names = propertyNames(object);
  const [root, ...others] = names.filter((name) => !isProlog(name));
  if (root === undefined || others.length > 0 || isArray(object[root]) || /^[@#]/.test(root)) {
    throw new EvaluationFailure(
      'invalid-argument',
      `The function 'xml' expects an object with exactly one root property, which is not an array; it has '${names.slice(0, 10).join("', '")}'.`,
    );
  }
  const writer: Writer = { length: 0 };
  const inOrder = [...names.filter((name) => name === '?xml'), ...names.filter((name) => name !== '?xml')];
  return inOrder.map((name) => writeProperty(name, object[name] ?? null, { depth: 0, writer })).join('');
}

interface Writer {
  length: number;
}

interface Place {
  readonly depth: number;
  readonly writer: Writer;
}

function isProlog(name: string): boolean {
  return name.startsWith('?') || name.startsWith('!') || name === '#comment';
}

function writeProperty(name: string, value: Value, place: Place): string {
  if (isArray(value)) return value.map((item) => writeProperty(name, item, place)).join('');
  if (name === '?xml') return writeDeclaration(value, place);
  switch (name) {
    case '#text':
    case '#whitespace':
    case '#significant-whitespace':
      return counted(escapeText(scalarText(value)), place);
    case '#cdata-section':
      return counted(`<![CDATA[${scalarText(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`, place);
    case '#comment':
      return counted(`<!--${commentText(scalarText(value))}-->`, place);
    default:
      break;
  }
  if (name.startsWith('?')) {
    return counted(`<?${xmlName(name.slice(1))} ${scalarText(value).replaceAll('?>', '? >')}?>`, place);
  }
  return name.startsWith('!') ? '' : writeElement(xmlName(name), value, place);
}

function writeDeclaration(value: Value, { depth }: Place): string {
  if (depth === 0 && isObject(value) && Object.hasOwn(value, '@version')) return `<?xml${writeAttributes(value)}?>`;
  throw new EvaluationFailure(
    'invalid-argument',
    "The function 'xml' needs '?xml' to stand beside the root, as an object with '@version'.",
  );
}

function writeElement(name: string, value: Value, { depth, writer }: Place): string {
  if (depth >= MAX_VALUE_DEPTH)
    throw new EvaluationFailure('too-deep', `A value is nested more than ${MAX_VALUE_DEPTH} deep.`);
  const place = { depth: depth + 1, writer };
  if (value === null) return counted(`<${name} />`, place);
  if (!isObject(value)) return counted(`<${name}>${escapeText(scalarText(value))}</${name}>`, place);
  const start = counted(`<${name}${writeAttributes(value)}`, place);
  const children = propertyNames(value)
    .filter((each) => !each.startsWith('@'))
    .map((each) => writeProperty(each, value[each] ?? null, place));
  return children.length === 0 ? `${start} />` : `${start}>${children.join('')}</${name}>`;
}

function writeAttributes(object: ValueObject): string {
  return propertyNames(object)
    .filter((name) => name.startsWith('@'))
    .map((name) => ` ${xmlName(name.slice(1))}="${escapeAttribute(scalarText(object[name] ?? null))}"`)
    .join('');
}

function xmlName(name: string): string {
  if (name === '') {
    throw new EvaluationFailure('invalid-argument', "The function 'xml' found a property without a name.");
  }
  return encodeXmlName(name);
}

/** A comment has no two hyphens in a row and does not end in one. */
function commentText(text: string): string {
  return text.replace(/-(?=-|$)/g, '- ');
}

function scalarText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') {
    const bad = firstNotInXml(value);
    if (bad === undefined) return value;
    throw new EvaluationFailure(
      'invalid-argument',
      `The function 'xml' found a character that XML cannot hold: U+${hexadecimal(bad.character)}.`,
    );
  }
  if (isNumber(value)) return numberText(value);
  if (typeof value === 'boolean') return String(value);
  throw new EvaluationFailure(
    'invalid-argument',
    "The function 'xml' found an object or array where XML can only have text.",
  );
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function counted(text: string, { writer }: Place): string {
  writer.length += text.length;
  if (writer.length > MAX_TEXT_LENGTH) {
    throw new EvaluationFailure('too-large', `A text would have more than ${MAX_TEXT_LENGTH} characters.`);
  }
  return text;
}
