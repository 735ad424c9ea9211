import type { ConnectorFile, JsonObject, JsonValue } from '@tenon/connector';
import type { Change } from '../review/rule.ts';
import { sampleDefinition, sampleProperties, sampleReadme } from './sample-connector.ts';
import { samplePng } from './sample-png.ts';

/**
 * The files of the sample connector after a change. Keys of a change are JSON Pointers into the definition, or begin
 * with `properties:` (a pointer into the properties document), `text:`, `bytes:` (the whole document), `name:` (a file
 * of another name) or `file:` (another file of the package).
 */
export function sampleFiles(change: Change = {}): readonly ConnectorFile[] {
  const documents = new Map<string, JsonValue | undefined>([
    ['definition', copyOf(sampleDefinition)],
    ['properties', copyOf(sampleProperties)],
  ]);
  const raw = new Map<string, string | Uint8Array>();
  const others = new Map<string, string | Uint8Array | undefined>([
    ['icon.png', samplePng({ width: 160, height: 160, color: '#1d5a7a' })],
    ['readme.md', sampleReadme],
  ]);
  const names = new Map([
    ['definition', 'apiDefinition.swagger.json'],
    ['properties', 'apiProperties.json'],
  ]);
  for (const [key, value] of Object.entries(change)) {
    const [, prefix = '', rest = ''] = /^(properties|text|bytes|name|file):(.*)$/s.exec(key) ?? [];
    if (prefix === 'file') others.set(rest, toContent(value));
    else if (prefix === 'text') raw.set(rest, String(value));
    else if (prefix === 'bytes') raw.set(rest, Uint8Array.from(value as number[]));
    else if (prefix === 'name') names.set('definition', String(value));
    else {
      const document = prefix === 'properties' ? 'properties' : 'definition';
      documents.set(document, withChange(documents.get(document), prefix === '' ? key : rest, value));
    }
  }
  const files: ConnectorFile[] = [];
  for (const [document, value] of documents) {
    const content = raw.get(document) ?? (value === undefined ? undefined : `${JSON.stringify(value, null, 4)}\n`);
    if (content !== undefined) files.push({ name: names.get(document) ?? document, content });
  }
  for (const [name, content] of others) if (content !== undefined) files.push({ name, content });
  return files;
}

function copyOf(value: JsonObject): JsonValue {
  return JSON.parse(JSON.stringify(value));
}

function toContent(value: JsonValue | undefined): string | Uint8Array | undefined {
  if (value === undefined || typeof value === 'string') return value;
  const { png } = value as {
    readonly png: { readonly width: number; readonly height: number; readonly color: string };
  };
  return samplePng(png);
}

/** The document with the value at the pointer set, or taken away if it is undefined. */
function withChange(
  document: JsonValue | undefined,
  pointer: string,
  value: JsonValue | undefined,
): JsonValue | undefined {
  if (pointer === '') return value;
  const names = pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop() ?? '';
  let holder = document as Record<string, JsonValue | undefined>;
  for (const name of names) {
    holder[name] ??= {};
    holder = holder[name] as Record<string, JsonValue | undefined>;
  }
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return document as JsonObject;
}
