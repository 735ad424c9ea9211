import type { SignedAgreement } from './agreement.ts';

/**
 * Where a nomination stands. `refused`, `withdrawn` and `deprecated` end it; `suspended` keeps what it was before, so
 * that it can be resumed.
 */
export type NominationState =
  | 'draft'
  | 'nominated'
  | 'agreement-sent'
  | 'agreement-signed'
  | 'in-review'
  | 'approved'
  | 'staged'
  | 'preview'
  | 'generally-available'
  | 'refused'
  | 'withdrawn'
  | 'suspended'
  | 'deprecated';

/** What the publisher fills in: the connector version, and what cannot be read from its files. */
export interface NominationForm {
  readonly connectorVersionId: string;
  readonly publisher: string;
  readonly supportEmail: string;
  /** The publisher's statement about the API; `independent` publishers own neither it nor its rights and say so openly. */
  readonly ownership: 'owner' | 'rights-granted' | 'independent';
  readonly userScenario: string;
  readonly statedAvailabilityPercent?: number;
  readonly notes?: string;
}

/** What the rules said when it was submitted or approved: the verdict, counted, and the version of the rule set behind it. */
export interface JudgedBy {
  readonly ruleSetVersion: string;
  readonly profile: string;
  readonly verdict: 'pass' | 'fail';
  readonly errors: number;
  readonly warnings: number;
}

/** One step that was taken: who took it, when, what it led to and what it rests on. */
export interface NominationRecord {
  readonly step: string;
  readonly from: NominationState | undefined;
  readonly to: NominationState;
  readonly by: string;
  readonly at: string;
  readonly ring?: string;
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
}

/** Why the publisher thinks that a published connector is ready to leave Preview, with the use that was measured then. */
export interface AvailabilityRequest {
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
}

/** The request to certify and publish one connector version, with everything that happened to it. Made only by `startNomination` and `advanceNomination`. */
export interface Nomination {
  readonly id: string;
  readonly form: NominationForm;
  /** Who made the connector version; never its reviewer. */
  readonly author: string;
  readonly state: NominationState;
  /** The rings it passes on its way into the catalogue, in order. */
  readonly rings: readonly string[];
  /** The ring it has reached, while it is staged. */
  readonly ring?: string;
  /** The verdict at submission; its rule set stays the one that judges this nomination. */
  readonly judgedBy?: JudgedBy;
  readonly agreement?: SignedAgreement;
  readonly reviewer?: string;
  /** The publisher's open request to remove the Preview tag, until it is granted or declined. */
  readonly availabilityRequest?: AvailabilityRequest | undefined;
  /** The state to return to when a suspended nomination is resumed. */
  readonly suspendedFrom?: NominationState;
  readonly history: readonly NominationRecord[];
}
