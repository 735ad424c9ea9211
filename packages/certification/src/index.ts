export { advanceNomination } from './life/advance-nomination.ts';
export type { SignedAgreement } from './life/agreement.ts';
export { writeAgreement } from './life/agreement.ts';
export type { JudgedBy, Nomination, NominationForm, NominationState } from './life/nomination.ts';
export type { NominationStep } from './life/nomination-step.ts';
export { startNomination } from './life/start-nomination.ts';
