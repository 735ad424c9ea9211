import type { Severity } from '@tenon/diagnostics';

/** A place as pages show it; also as it comes over the wire, where a part may be there without a value. */
export interface ShownPlace {
  readonly file?: string | undefined;
  readonly pointer?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** A diagnostic as pages show it. */
export interface ShownDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: ShownPlace | undefined;
  readonly remedy?: string | undefined;
  /** Where the text can be repaired: what the button says, and the text as it would be, or undefined if it changed since. */
  readonly repair?: { readonly label: string; readonly apply: (text: string) => string | undefined } | undefined;
}
