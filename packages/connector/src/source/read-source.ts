import type { Checked, Diagnostic } from '@tenon/diagnostics';
import { type DecodedText, decodeText, withoutMark } from './decode-text.ts';
import { findLossyNumbers } from './find-lossy-numbers.ts';
import { indexJson } from './index-json.ts';
import { applyEdits, describeChanges, type JsonFault, toDiagnostic } from './json-fault.ts';
import { pointerNames } from './json-pointer.ts';
import type { JsonValue } from './json-value.ts';
import { DEFAULT_LIMITS, type SourceLimits } from './limits.ts';
import { indexLines } from './line-index.ts';
import { PositionFinder, type PositionTree } from './position-tree.ts';
import { readYaml } from './read-yaml.ts';
import { scanJson } from './scan-json.ts';
import { scanYaml } from './scan-yaml.ts';
import type { Repair, SourceDocument, SourcePart } from './source-document.ts';
import { wholeOf } from './source-part.ts';
import { surveyJson } from './survey-json.ts';

/**
 * Reads a file of JSON or YAML. JSON is read strictly; where it deviates the value is the best tolerant reading, each
 * deviation is a diagnostic with line and column, and a repaired text is offered where nothing had to be guessed. Files
 * beyond the limits are refused without being parsed.
 */
export function readSource(
  content: string | Uint8Array,
  fileName: string,
  limits: SourceLimits = DEFAULT_LIMITS,
): Checked<SourceDocument> {
  if (content.length > limits.bytes) return tooLarge(content.length, fileName, limits);
  const decoded = typeof content === 'string' ? withoutMark(content, fileName) : decodeText(content, fileName);
  const context: ReadContext = { fileName, decoded, limits };
  return isJson(decoded.text, fileName) ? readJson(context) : readYamlSource(context);
}

interface ReadContext {
  readonly fileName: string;
  readonly decoded: DecodedText;
  readonly limits: SourceLimits;
}

/** JSON is recognised by its first character; the ending of the name decides for a text that begins with neither bracket. */
function isJson(text: string, fileName: string): boolean {
  const first = /\S/.exec(text)?.[0];
  if (first === '{' || first === '[') return true;
  return /\.json$/i.test(fileName);
}

function readJson({ fileName, decoded, limits }: ReadContext): Checked<SourceDocument> {
  const { text } = decoded;
  const survey = surveyJson(text);
  if (survey.depth > limits.depth || survey.nodes > limits.nodes) {
    return beyondLimits({ fileName, decoded, limits }, survey.depth > limits.depth);
  }
  const strict = parseStrictly(text);
  if (strict !== undefined && countMembers(strict.value) === survey.members) {
    const tree = lazily(() => indexJson(text));
    const repair = decoded.exact ? undefined : { text, changes: [REREAD] };
    const lossy = findLossyNumbers(text);
    const lines = lazily(() => indexLines(text));
    const told = lossy.map((number) => toDiagnostic({ ...number, pointer: '' }, { fileName, lines: lines() }));
    const diagnostics = [...decoded.diagnostics, ...told];
    return checked({ fileName, format: 'json', text, value: strict.value, tree }, diagnostics, repair);
  }
  const scanned = scanJson(text, limits.depth);
  const lines = indexLines(text);
  const faults = scanned.faults.map((fault) => toDiagnostic(fault, { fileName, lines }));
  const repair = scanned.repairable ? repairOf(text, scanned.faults, decoded) : undefined;
  const source = { fileName, format: 'json' as const, text, value: scanned.value, tree: () => scanned.tree };
  return checked(source, [...decoded.diagnostics, ...faults], repair);
}

const REREAD = 'read the bytes in the encoding they seem to have';

function parseStrictly(text: string): { value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The number of members of all objects; smaller than the number of colons when a name stands twice. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item);
    return count;
  }
  for (const name in value) {
    count += 1;
    const item: unknown = (value as Record<string, unknown>)[name];
    if (typeof item === 'object') count += countMembers(item);
  }
  return count;
}

/** The text with all edits, if it then reads strictly and says the same. */
function repairOf(text: string, faults: readonly JsonFault[], decoded: DecodedText): Repair | undefined {
  const edits = faults.flatMap((fault) => (fault.edit ? [fault.edit] : []));
  if (edits.length === 0 && decoded.exact) return undefined;
  const repaired = applyEdits(text, edits);
  if (parseStrictly(repaired) === undefined) return undefined;
  return { text: repaired, changes: [...(decoded.exact ? [] : [REREAD]), ...describeChanges(faults)] };
}

function readYamlSource({ fileName, decoded, limits }: ReadContext): Checked<SourceDocument> {
  // A carriage return alone ends a line, too (YAML 1.2.2, 5.4).
  const text = decoded.text.replace(/\r(?!\n)/g, '\n');
  const quick = scanYaml(text, limits.depth);
  const read = quick ? { ...quick, diagnostics: [] } : readYaml(text, { fileName, lines: indexLines(text), limits });
  const repair = decoded.exact ? undefined : { text, changes: [REREAD] };
  const source = { fileName, format: 'yaml' as const, text, value: read.value, tree: () => read.tree };
  return checked(source, [...decoded.diagnostics, ...read.diagnostics], repair);
}

function checked(
  source: { fileName: string; format: 'json' | 'yaml'; text: string; value: JsonValue; tree: () => PositionTree },
  diagnostics: readonly Diagnostic[],
  repair: Repair | undefined,
): Checked<SourceDocument> {
  const whole = lazily(() =>
    wholeOf({
      file: source.fileName,
      finder: new PositionFinder(source.tree()),
      lines: indexLines(source.text),
    }),
  );
  const find = (pointer: string): SourcePart => {
    let part = whole();
    for (const name of pointerNames(pointer) ?? []) part = part.below(name);
    return part;
  };
  const document: SourceDocument = {
    fileName: source.fileName,
    format: source.format,
    text: source.text,
    value: source.value,
    ...(repair ? { repair } : {}),
    whole,
    locate: (pointer, part = 'value') => ({ ...find(pointer).place(part), pointer }),
    range: (pointer, part = 'value') => {
      const found = find(pointer);
      return found.isThere ? found.range(part) : undefined;
    },
  };
  return { value: document, diagnostics };
}

/** Computes a value at the first call and keeps it. */
function lazily<T>(compute: () => T): () => T {
  let kept: { value: T } | undefined;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}

function tooLarge(length: number, fileName: string, limits: SourceLimits): Checked<SourceDocument> {
  return refused(fileName, {
    code: 'source-too-large',
    severity: 'error',
    message: `The file has ${length} bytes; at most ${limits.bytes} are read.`,
    place: { file: fileName, pointer: '', line: 1, column: 1 },
    remedy: 'Split the definition, or remove examples from it.',
  });
}

function beyondLimits({ fileName, limits }: ReadContext, isDeep: boolean): Checked<SourceDocument> {
  return refused(fileName, {
    code: isDeep ? 'source-too-deep' : 'source-too-many-values',
    severity: 'error',
    message: isDeep
      ? `Objects and lists are nested more than ${limits.depth} deep.`
      : `The document has more than ${limits.nodes} values.`,
    place: { file: fileName, pointer: '', line: 1, column: 1 },
    remedy: isDeep ? 'Give a definition that is nested less deeply.' : 'Split the definition.',
  });
}

function refused(fileName: string, diagnostic: Diagnostic): Checked<SourceDocument> {
  const tree = { numbers: new Int32Array(0), count: 0, names: new Map<number, string>(), text: '' };
  return checked({ fileName, format: 'json', text: '', value: null, tree: () => tree }, [diagnostic], undefined);
}
