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
}
