import { randomUUID } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { type StoredContent, type Value, values, writeValue } from '@tenon/definition';
import type { ReadStored } from './send-reply.ts';

/** A value as JSON of which the stored contents are still to be written in their places. */
export interface ContentJson {
  /** The text before, between and behind the stored contents. */
  readonly texts: readonly string[];
  readonly stored: readonly StoredContent[];
}

/** Writes a value around its stored contents. */
export function contentJson(value: Value): ContentJson {
  const stored: StoredContent[] = [];
  // Nothing in the value can be equal to it by intent.
  const mark = randomUUID();
  const marked = replaceStored(value, (content) => `${mark}-${stored.push(content)}`);
  const texts = writeValue(marked).split(new RegExp(`"${mark}-\\d+"`));
  return { texts, stored };
}

/** How many bytes the JSON has. Of a stored text that is not more than an estimate: quotes and line breaks take two. */
export function contentJsonBytes({ texts, stored }: ContentJson): number {
  const around = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return stored.reduce((sum, content) => sum + storedBytes(content), around);
}

/** The JSON, piece by piece: of the stored contents only a part is in memory. */
export async function* writeContentJson(
  { texts, stored }: ContentJson,
  read: ReadStored,
): AsyncGenerator<string | Uint8Array> {
  for (const [index, text] of texts.entries()) {
    yield text;
    const content = stored[index];
    if (content !== undefined) yield* writeStored(content, read);
  }
}

async function* writeStored(content: StoredContent, read: ReadStored): AsyncGenerator<string | Uint8Array> {
  switch (content.kind) {
    case 'json':
      yield* read(content);
      return;
    case 'text': {
      // Characters may be cut at the end of a part.
      const decoder = new StringDecoder('utf8');
      yield '"';
      for await (const part of read(content)) yield JSON.stringify(decoder.write(Buffer.from(part))).slice(1, -1);
      yield `${JSON.stringify(decoder.end()).slice(1, -1)}"`;
      return;
    }
    case 'bytes': {
      const [before, behind] = around(content);
      yield before;
      // Each part has its own base64: the length of all but the last is a multiple of three.
      for await (const part of read(content)) yield Buffer.from(part).toString('base64');
      yield behind;
    }
  }
}

function around({ contentType }: StoredContent): readonly [before: string, behind: string] {
  return [`{"$content-type":${JSON.stringify(contentType)},"$content":"`, '"}'];
}

function storedBytes(content: StoredContent): number {
  if (content.kind === 'json') return content.bytes;
  if (content.kind === 'text') return content.bytes + 2;
  return around(content).join('').length + Math.ceil(content.bytes / 3) * 4;
}

/** The value with something else in the place of each stored content. */
export function replaceStored(value: Value, replace: (content: StoredContent) => Value): Value {
  if (values.isStored(value)) return replace(value);
  if (values.isArray(value)) return value.map((item) => replaceStored(item, replace));
  if (!values.isObject(value)) return value;
  return values.makeObject(
    values.propertyNames(value).map((name): [string, Value] => [name, replaceStored(value[name] ?? null, replace)]),
  );
}
