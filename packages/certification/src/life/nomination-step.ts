import type { Diagnostic } from '@tenon/diagnostics';
import type { JudgedBy } from './nomination.ts';

/** Who takes a step and when: a member's id, and an instant in ISO 8601 from the caller's clock. */
export interface TakenBy {
  readonly by: string;
  readonly at: string;
}

/** One step in the life of a nomination, with what it needs. */
export type NominationStep = TakenBy &
  (
    | { readonly kind: 'nominate'; readonly judgedBy: JudgedBy; readonly findings: readonly Diagnostic[] }
    | { readonly kind: 'send-agreement'; readonly text: string; readonly hash: string; readonly sentTo: string }
    | {
        readonly kind: 'sign-agreement';
        readonly hash: string;
        readonly name: string;
        readonly title: string;
        readonly email: string;
      }
    | { readonly kind: 'begin-review' }
    | { readonly kind: 'approve'; readonly judgedBy: JudgedBy; readonly note: string }
    | { readonly kind: 'refuse'; readonly reason: string }
    | { readonly kind: 'stage' }
    | { readonly kind: 'publish' }
    | {
        readonly kind: 'make-generally-available';
        readonly evidence: Readonly<Record<string, string | number | boolean>>;
      }
    | {
        readonly kind: 'request-general-availability';
        readonly reason: string;
        readonly evidence: Readonly<Record<string, string | number | boolean>>;
      }
    | { readonly kind: 'decline-general-availability'; readonly reason: string }
    | { readonly kind: 'suspend'; readonly reason: string }
    | { readonly kind: 'resume'; readonly reason: string }
    | { readonly kind: 'withdraw'; readonly reason: string }
    | { readonly kind: 'deprecate'; readonly reason: string }
  );
