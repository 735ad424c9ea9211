import type { RuleOverrides, Suppression } from '@tenon/certification';

/** The rules that a nomination was submitted under, with what its reviewers suppressed since. */
export interface FrozenRules {
  /** What the publisher's organization changed, its suppressions among it. */
  readonly overrides?: RuleOverrides;
  readonly suppressedByReviewer?: readonly Suppression[];
}
