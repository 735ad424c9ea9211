/** How much one document may hold. Beyond these an import stops with a clear diagnostic. */
export interface SourceLimits {
  readonly bytes: number;
  readonly depth: number;
  /** Values of any kind, aliases counted as often as they are used. */
  readonly nodes: number;
}

/** Twenty times the largest definition that the reference ecosystem takes, and deeper than any known one. */
export const DEFAULT_LIMITS: SourceLimits = { bytes: 20 * 1024 * 1024, depth: 256, nodes: 3_000_000 };
