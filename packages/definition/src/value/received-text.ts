import { binaryContent } from './binary-content.ts';
import { readForm, readMultipart } from './form-content.ts';
import { isJsonType, parseMediaType } from './media-type.ts';
import { makeObject, propertyNames } from './property.ts';
import { encodeUtf8 } from './utf8.ts';
import type { Value } from './value.ts';

/**
 * The value that the text of a received message stands for, by its content type (clause 9.5): JSON and text types keep it as
 * text, any other type makes it content, with the fields of a form or the parts of a multipart message beside it.
 */
export function receivedText(text: string, contentType: string): Value {
  const { type, parameters } = parseMediaType(contentType);
  if (text === '' || type === '' || type.startsWith('text/') || isJsonType(type)) return text;
  const bytes = encodeUtf8(text);
  const content = binaryContent(contentType, bytes);
  const more: [string, Value][] = [];
  if (type === 'application/x-www-form-urlencoded') more.push(['$formdata', readForm(text)]);
  if (type === 'multipart/form-data') more.push(['$multipart', readMultipart(bytes, parameters.get('boundary') ?? '')]);
  if (more.length === 0) return content;
  return makeObject([...propertyNames(content).map((name) => [name, content[name] ?? null] as const), ...more]);
}
