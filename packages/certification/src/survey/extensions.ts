import type { JsonValue } from '@tenon/connector';
import { nearestName } from '@tenon/diagnostics';
import { isList, isObject, own } from './json.ts';

/** Kinds of object that an extension can stand on. */
type Place =
  | 'the document'
  | 'info'
  | 'a path item'
  | 'an operation'
  | 'a parameter'
  | 'a schema'
  | 'a response'
  | 'a header'
  | 'something else';

interface Extension {
  readonly on: readonly Place[];
  /** What is wrong with the value, or undefined. */
  readonly problem: (value: JsonValue | undefined, on: Place) => string | undefined;
}

const anything = (): undefined => undefined;
const text = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' ? undefined : 'must be a text';
const flag = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'boolean' ? undefined : 'must be true or false';
const object = (value: JsonValue | undefined): string | undefined =>
  isObject(value) ? undefined : 'must be an object';
const list = (value: JsonValue | undefined): string | undefined => (isList(value) ? undefined : 'must be a list');
const texts = (value: JsonValue | undefined): string | undefined =>
  isList(value) && value.every((item) => typeof item === 'string') ? undefined : 'must be a list of texts';
const withText =
  (name: string) =>
  (value: JsonValue | undefined): string | undefined => {
    if (!isObject(value)) return 'must be an object';
    return typeof own(value, name) === 'string' ? undefined : `needs the text "${name}"`;
  };

const input: readonly Place[] = ['a parameter', 'a schema'];
const labelled: readonly Place[] = ['a parameter', 'a schema', 'a response', 'a header'];
const anywhere: readonly Place[] = [
  'the document',
  'info',
  'a path item',
  'an operation',
  'a parameter',
  'a schema',
  'a response',
  'a header',
  'something else',
];

const extensions: Readonly<Record<string, Extension>> = {
  'x-ms-summary': { on: [...labelled, 'an operation'], problem: text },
  'x-ms-visibility': { on: ['an operation', 'a parameter', 'a schema', 'a header'], problem: anything },
  'x-ms-url-encoding': { on: ['a parameter'], problem: anything },
  'x-ms-dynamic-values': { on: input, problem: object },
  'x-ms-dynamic-list': { on: input, problem: object },
  'x-ms-dynamic-schema': { on: input, problem: object },
  'x-ms-dynamic-properties': { on: input, problem: object },
  'x-ms-dynamic-tree': { on: input, problem: object },
  'x-ms-trigger': { on: ['an operation'], problem: anything },
  'x-ms-trigger-hint': { on: ['an operation'], problem: text },
  'x-ms-trigger-metadata': { on: ['an operation'], problem: object },
  'x-ms-trigger-value': { on: ['a parameter', 'a schema'], problem: object },
  'x-ms-notification-content': { on: ['a path item'], problem: object },
  'x-ms-notification-url': { on: input, problem: anything },
  'x-ms-notification': { on: ['an operation'], problem: anything },
  'x-ms-api-annotation': { on: ['info', 'an operation'], problem: object },
  'x-ms-pageable': { on: ['an operation'], problem: withText('nextLinkName') },
  'x-ms-capabilities': { on: ['the document', 'an operation'], problem: object },
  'x-ms-operation-context': { on: ['an operation'], problem: object },
  'x-ms-safe-operation': { on: ['an operation'], problem: flag },
  'x-ms-no-generic-test': { on: ['an operation'], problem: flag },
  'x-ms-enum-values': { on: input, problem: list },
  'x-ms-enum': { on: input, problem: anything },
  'x-ms-test-value': { on: input, problem: anything },
  'x-ms-media-kind': {
    on: input,
    problem: (value) => (value === 'image' || value === 'audio' ? undefined : 'must be "image" or "audio"'),
  },
  'x-ms-editor': { on: input, problem: text },
  'x-ms-editor-options': { on: input, problem: object },
  'x-ms-localizeDefaultValue': { on: input, problem: flag },
  'x-ms-parameter-location': { on: ['a parameter', 'a schema'], problem: anything },
  'x-ms-skip-url-encoding': { on: ['a parameter'], problem: anything },
  'x-ms-connector-metadata': { on: ['the document'], problem: anything },
  'x-ms-docs': { on: ['the document'], problem: list },
  'x-ms-keywords': { on: ['info'], problem: texts },
  'x-ms-deployment-version': {
    on: ['info'],
    problem: (value) =>
      typeof value === 'string' && /^\d+(?:\.\d+)*$/.test(value) ? undefined : 'must be digits and dots',
  },
  'x-ms-openai-manifest': { on: anywhere, problem: anything },
  'x-ms-openai-data': { on: anywhere, problem: anything },
  'x-ms-openai-published-to-copilots': { on: anywhere, problem: anything },
};

/** Whether the product knows an `x-ms-` extension. */
export function isKnownExtension(name: string): boolean {
  return Object.hasOwn(extensions, name);
}

/** The extension that was probably meant by a name that is none. */
export function nearestExtension(name: string): string | undefined {
  const tidy = name.replace(/[\s:]+.*$/, '');
  if (isKnownExtension(tidy)) return tidy;
  const ofThatLength = Object.keys(extensions).filter((known) => Math.abs(known.length - tidy.length) <= 2);
  const nearest = nearestName(tidy, ofThatLength);
  return nearest !== undefined && differences(nearest, tidy) <= 2 ? nearest : undefined;
}

/** Where an extension has an effect; undefined for one that is not known. */
export function placesOfExtension(name: string): readonly Place[] | undefined {
  return isKnownExtension(name) ? extensions[name]?.on : undefined;
}

/** What is wrong with the value of a known extension, as the rest of a sentence. */
export function shapeProblem(name: string, value: JsonValue | undefined, on: Place): string | undefined {
  return isKnownExtension(name) ? extensions[name]?.problem(value, on) : undefined;
}

/** A shape of the specification as a place for extensions. */
export function placeKind(shape: string): Place {
  if (shape === 'document') return 'the document';
  if (shape === 'info') return 'info';
  if (shape === 'pathItem') return 'a path item';
  if (shape === 'operation') return 'an operation';
  if (/parameter$/i.test(shape) || shape === 'requestBody') return 'a parameter';
  if (/schema$/i.test(shape) || shape === 'items') return 'a schema';
  if (shape === 'response') return 'a response';
  return shape === 'header' ? 'a header' : 'something else';
}

/** The number of single-letter edits between two names, as far as two: letters put in, left out, changed or swapped. */
function differences(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : change;
      row.push(Math.min(change, swap, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
