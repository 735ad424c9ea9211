import type { Diagnostic, Severity } from '@tenon/diagnostics';
import type { Dialect } from '../model/connector.ts';
import { type Resolved, resolveReference } from '../schema/resolve-reference.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';

/** What the readers of a definition share: the document, its version, and where problems are reported. */
export interface ImportContext {
  readonly definition: JsonObject;
  readonly dialect: Dialect;
  readonly source: SourceDocument;
  report(problem: Problem): void;
  /** Follows references; a dangling one is reported once and yields undefined. */
  resolve(value: JsonValue, pointer: string): Resolved | undefined;
  /** The same for a schema, without which a value is merely untyped: a dangling reference is a warning. */
  resolveSchema(value: JsonValue, pointer: string): Resolved | undefined;
}

/** Something to tell about the definition; the place is looked up by its pointer. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly part?: 'key' | 'value';
  readonly remedy: string;
}

/** Problems of one kind beyond this number are not listed one by one. */
const MAX_OF_A_KIND = 50;

/** Makes the context for one import; `diagnostics` grows as problems are reported. */
export function createImportContext(
  document: { definition: JsonObject; dialect: Dialect; source: SourceDocument },
  diagnostics: Diagnostic[],
): ImportContext {
  const counts = new Map<string, number>();
  const dangling = new Set<string>();
  const report = ({ part, pointer, ...problem }: Problem): void => {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (count > MAX_OF_A_KIND) return;
    diagnostics.push({ ...problem, place: document.source.locate(pointer, part ?? 'value') });
  };
  const resolve = (value: JsonValue, pointer: string, severity: Severity): Resolved | undefined => {
    const resolved = resolveReference(document.definition, value, pointer);
    if (!resolved && !dangling.has(pointer)) {
      dangling.add(pointer);
      report({
        code: 'import-reference-unresolved',
        severity,
        message: `The reference ${JSON.stringify(referenceText(value))} leads to nothing in this definition, or in a circle.`,
        pointer,
        remedy: 'Define what it refers to, or correct the reference.',
      });
    }
    return resolved;
  };
  return {
    ...document,
    report,
    resolve: (value, pointer) => resolve(value, pointer, 'error'),
    resolveSchema: (value, pointer) => resolve(value, pointer, 'warning'),
  };
}

function referenceText(value: JsonValue): JsonValue {
  return (value as JsonObject | null)?.['$ref'] ?? null;
}
