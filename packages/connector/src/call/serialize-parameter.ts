import { isJsonType } from '../import/media-types.ts';
import type { Parameter } from '../model/operation.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { isJsonList, isJsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import { encodeName, encodeUnreserved, encodeValue } from './encode-url.ts';

/** A name and value of a query or form, not yet encoded or encoded already. */
export interface QueryPair {
  readonly name: string;
  /** Encoded. */
  readonly value: string;
}

/** A value that is written as a document of a media type (`content`): as JSON, or as the text it is. */
function documentText({ mediaType }: Parameter, value: JsonValue): string {
  return mediaType === undefined || isJsonType(mediaType) || mediaType.includes('*')
    ? JSON.stringify(value)
    : scalarText(value);
}

/** An item of a list; a list in it is written with commas, unless it has more inside. */
function itemText(item: JsonValue): string {
  const isFlat = isJsonList(item) && item.every((inner) => typeof inner !== 'object');
  return isFlat ? item.map(scalarText).join(',') : scalarText(item);
}

/** A path parameter in its style, encoded. */
export function serializePath(parameter: Parameter, value: JsonValue): string {
  const encode = (text: string): string => {
    const once = encodeValue(text);
    return parameter.encoding === 'double' ? encodeValue(once) : once;
  };
  if (parameter.style === 'content') return encode(documentText(parameter, value));
  const { prefix, separator, pair } = pathStyle(parameter);
  if (isJsonList(value)) {
    const items = value.map((item) => encode(scalarText(item)));
    if (parameter.style === 'matrix' && parameter.explode)
      return items.map((item) => `;${parameter.name}=${item}`).join('');
    return prefix + items.join(separator);
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(
      ([name, item]) => [encode(name), encode(scalarText(item ?? null))] as const,
    );
    const joined = entries.map(([name, item]) => `${name}${pair}${item}`).join(parameter.explode ? separator : ',');
    return parameter.style === 'matrix' && parameter.explode ? `;${joined}` : prefix + joined;
  }
  const text = encode(scalarText(value));
  return parameter.style === 'matrix' && text === '' ? prefix.slice(0, -1) : prefix + text;
}

function pathStyle(parameter: Parameter): { prefix: string; separator: string; pair: string } {
  const pair = parameter.explode ? '=' : ',';
  if (parameter.style === 'label') return { prefix: '.', separator: parameter.explode ? '.' : ',', pair };
  if (parameter.style === 'matrix')
    return { prefix: `;${parameter.name}=`, separator: parameter.explode ? ';' : ',', pair };
  return { prefix: '', separator: separatorOf(parameter), pair };
}

/** A query or form parameter in its style as encoded pairs. */
export function serializeQuery(parameter: Parameter, value: JsonValue): readonly QueryPair[] {
  const { name, style, explode } = parameter;
  const encode = parameter.allowReserved ? encodeUnreserved : encodeValue;
  if (style === 'content') return [{ name, value: encode(documentText(parameter, value)) }];
  if (isJsonList(value) && style === 'deepObject')
    return value.flatMap((item, index) => deepItem(name, [item, index], encode));
  if (isJsonList(value)) {
    const items = value.map((item) => encode(itemText(item)));
    if (style === 'multi' || explode) return items.map((item) => ({ name, value: item }));
    return items.length === 0 ? [] : [{ name, value: items.join(separatorOf(parameter)) }];
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, item ?? null] as const);
    if (style === 'deepObject') return entries.flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item, encode));
    if (explode)
      return entries.flatMap(([key, item]) =>
        (isJsonList(item) ? item : [item]).map((one) => ({ name: key, value: encode(scalarText(one)) })),
      );
    if (style === 'csv' || style === 'multi') return [{ name, value: encode(JSON.stringify(value)) }];
    return [
      {
        name,
        value: entries.flatMap(([key, item]) => [encode(key), encode(scalarText(item))]).join(separatorOf(parameter)),
      },
    ];
  }
  return [{ name, value: encode(scalarText(value)) }];
}

function deepPairs(name: string, value: JsonValue, encode: (text: string) => string): readonly QueryPair[] {
  if (isJsonList(value)) {
    return value.flatMap((item, index) =>
      isJsonObject(item) ? deepItem(name, [item, index], encode) : [{ name, value: encode(scalarText(item)) }],
    );
  }
  if (value === null) return [];
  if (!isJsonObject(value)) return [{ name, value: encode(scalarText(value)) }];
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item ?? null, encode));
}

/** An item of a list: `name[]`, and an object by its index, so that its members stay together. */
function deepItem(
  name: string,
  [item, index]: readonly [JsonValue, number],
  encode: (text: string) => string,
): readonly QueryPair[] {
  return isJsonObject(item)
    ? deepPairs(`${name}[${index}]`, item, encode)
    : [{ name: `${name}[]`, value: encode(scalarText(item)) }];
}

/** A cookie parameter as cookies: several, where its list or object is spread. */
export function serializeCookies(parameter: Parameter, value: JsonValue): readonly QueryPair[] {
  const { name, style, explode } = parameter;
  // Nothing is escaped in the style `cookie`, but what would end the cookie.
  const encode =
    style === 'cookie' ? (text: string) => text.replace(/[;,\s]/g, encodeURIComponent) : encodeURIComponent;
  const one = (key: string, item: JsonValue): QueryPair => ({ name: key, value: encode(scalarText(item)) });
  if (explode && isJsonList(value)) return value.map((item) => one(name, item));
  if (explode && isJsonObject(value)) return Object.entries(value).map(([key, item]) => one(key, item ?? null));
  return [{ name, value: encode(serializeHeader(parameter, value)) }];
}

/** A header or cookie parameter as text; headers are not percent-encoded. */
export function serializeHeader(parameter: Parameter, value: JsonValue): string {
  if (parameter.style === 'content') return documentText(parameter, value);
  if (isJsonList(value)) return value.map(scalarText).join(decodePercent(separatorOf(parameter)));
  if (!isJsonObject(value)) return scalarText(value);
  const pair = parameter.explode ? '=' : ',';
  return Object.entries(value)
    .map(([name, item]) => `${name}${pair}${scalarText(item ?? null)}`)
    .join(',');
}

function separatorOf(parameter: Parameter): string {
  switch (parameter.style) {
    case 'ssv':
    case 'spaceDelimited':
      return '%20';
    case 'tsv':
      return '%09';
    case 'pipes':
    case 'pipeDelimited':
      return '%7C';
    default:
      return ',';
  }
}

/** Encoded pairs as the text of a query or form. */
export function joinPairs(pairs: readonly QueryPair[]): string {
  return pairs.map(({ name, value }) => `${encodeName(name)}=${value}`).join('&');
}
