import type { Place, Severity } from '@tenon/diagnostics';
import type { CriteriaReport } from './criteria.ts';
import type { ProfileName } from './profile.ts';
import type { IdleSuppression, SuppressedFinding } from './suppression.ts';

/** What one rule found at one place, or at several of one schema. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly file: string;
  readonly operationId?: string;
  /** How many places it stands for; more than one when findings of a schema are grouped. */
  readonly places: number;
  /** The other places, as far as they are listed. */
  readonly related: readonly Place[];
  readonly remedy: string;
  /** `safe` and `suggestion` say that a repair is at hand for this very finding. */
  readonly fix: 'safe' | 'suggestion' | 'none';
  readonly documentation: string;
}

/** What one rule finds altogether, in words for people. */
export interface RuleTotal {
  readonly rule: string;
  /** Of its gravest finding. */
  readonly severity: Severity;
  readonly places: number;
  readonly message: string;
}

/** One place at which a rule finds something, with what is said of it. */
export interface RulePlace extends Place {
  readonly severity: Severity;
  readonly message: string;
  readonly fix: Finding['fix'];
  /** The pointer of the finding that it belongs to. */
  readonly finding: string;
}

/** A change of a rule that does not count here, for it would make the rule weaker. */
export interface SetAside {
  readonly rule: string;
  readonly severity: Severity | 'off';
  readonly reason: string;
}

/** A rule that could not be judged, and why: it counts neither as passed nor as failed. */
export interface NotEvaluated {
  readonly rule: string;
  readonly reason: string;
}

/** Filled fields out of expected ones. */
export interface Filled {
  readonly filled: number;
  readonly expected: number;
}

/** How complete the texts are: label, description and visibility of operations, inputs and outputs. */
export interface Completeness {
  readonly operations: Filled;
  readonly inputs: Filled;
  readonly outputs: Filled;
  readonly total: Filled;
  /** 0 to 100. */
  readonly percent: number;
}

/** What the rules say about one connector. */
export interface Verdict {
  readonly title: string;
  readonly ruleSetVersion: string;
  readonly profile: ProfileName;
  /** `fail` when an error was found, or when a rule that could have found one broke down. */
  readonly verdict: 'pass' | 'fail';
  /** By severity, then in document order. */
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Rules with more findings than are listed. */
  readonly capped: readonly { readonly rule: string; readonly shown: number; readonly total: number }[];
  /** All that each rule finds and that counts, listed or not. */
  readonly totals: readonly RuleTotal[];
  /** Findings that do not count, with who answers for that; none is silently gone. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Suppressions that changed nothing. */
  readonly idleSuppressions: readonly IdleSuppression[];
  /** Changes of the organization that do not count for the catalogue. */
  readonly setAside: readonly SetAside[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly completeness: Completeness;
  readonly criteria: CriteriaReport;
  /** Rules that broke down; the others went on. */
  readonly defects: readonly { readonly rule: string; readonly message: string }[];
}
