/** How much a diagnostic matters: an error stops what was asked for, the other two never do. */
export type Severity = 'error' | 'warning' | 'info';

/** Where in a document something is. Lines and columns count from 1, columns in UTF-16 units; `pointer` is a JSON Pointer (RFC 6901). */
export interface Place {
  readonly file?: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** One thing that is wrong with a document: what, where, and what to do about it. `code` is stable and listed in `docs/codes.md`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  readonly remedy?: string;
}

/** A value with everything that was found wrong while it was made. Parsing never throws; it reports all it can. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
