import { Refusal } from '@tenon/diagnostics';
import type { JudgedBy, Nomination, NominationState } from './nomination.ts';
import type { NominationStep } from './nomination-step.ts';

type StepOf<K extends NominationStep['kind']> = Extract<NominationStep, { kind: K }>;
type Evidence = Readonly<Record<string, string | number | boolean>>;
type Change = Partial<Omit<Nomination, 'history'>> & { readonly state: NominationState };

const running: readonly NominationState[] = [
  'draft',
  'nominated',
  'agreement-sent',
  'agreement-signed',
  'in-review',
  'approved',
];
const listed: readonly NominationState[] = ['staged', 'preview', 'generally-available'];

const allowedFrom: Readonly<Record<NominationStep['kind'], readonly NominationState[]>> = {
  nominate: ['draft'],
  'send-agreement': ['nominated'],
  'sign-agreement': ['agreement-sent'],
  'begin-review': ['agreement-signed'],
  approve: ['in-review'],
  refuse: ['nominated', 'agreement-sent', 'agreement-signed', 'in-review'],
  stage: ['approved', 'staged'],
  publish: ['staged'],
  'request-general-availability': ['preview'],
  'decline-general-availability': ['preview'],
  'make-generally-available': ['preview'],
  suspend: listed,
  resume: ['suspended'],
  withdraw: [...running, ...listed, 'suspended'],
  deprecate: [...listed, 'suspended'],
};

/**
 * Takes one step and returns the nomination after it, with the step added to its history; the value given is not
 * changed. Throws a `Refusal` when the step is not allowed: `nomination-step-not-allowed` for the wrong state, and a
 * code of its own for each other reason.
 */
export function advanceNomination(nomination: Nomination, step: NominationStep): Nomination {
  if (!allowedFrom[step.kind].includes(nomination.state)) {
    throw new Refusal(
      'nomination-step-not-allowed',
      `"${step.kind}" is not possible while the nomination is "${nomination.state}". It needs to be ${alternatives(allowedFrom[step.kind])}.`,
    );
  }
  const { change, evidence } = take(nomination, step);
  const ring = change.ring === undefined ? {} : { ring: change.ring };
  const record = {
    step: step.kind,
    from: nomination.state,
    to: change.state,
    by: step.by,
    at: step.at,
    evidence,
    ...ring,
  };
  return { ...nomination, ...change, history: [...nomination.history, record] };
}

function take(nomination: Nomination, step: NominationStep): { change: Change; evidence: Evidence } {
  switch (step.kind) {
    case 'nominate':
      return nominate(step);
    case 'send-agreement':
      return sendAgreement(step);
    case 'sign-agreement':
      return signAgreement(nomination, step);
    case 'begin-review':
      requireIndependent(nomination, step.by);
      return { change: { state: 'in-review', reviewer: step.by }, evidence: {} };
    case 'approve':
      return approve(nomination, step);
    case 'refuse':
      return { change: { state: 'refused' }, evidence: { reason: requireReason(step) } };
    case 'stage':
      return stage(nomination);
    case 'publish':
      return publish(nomination);
    case 'make-generally-available':
      return { change: { state: 'generally-available', availabilityRequest: undefined }, evidence: step.evidence };
    case 'request-general-availability':
      return requestAvailability(nomination, step);
    case 'decline-general-availability':
      return declineAvailability(nomination, step);
    case 'suspend':
      return {
        change: { state: 'suspended', suspendedFrom: nomination.state },
        evidence: { reason: requireReason(step) },
      };
    case 'resume':
      return {
        change: { state: nomination.suspendedFrom ?? 'preview' },
        evidence: { reason: requireReason(step) },
      };
    case 'withdraw':
      return { change: { state: 'withdrawn' }, evidence: { reason: requireReason(step) } };
    case 'deprecate':
      return { change: { state: 'deprecated' }, evidence: { reason: requireReason(step) } };
  }
}

function nominate(step: StepOf<'nominate'>): { change: Change; evidence: Evidence } {
  if (step.judgedBy.verdict === 'fail') {
    throw new Refusal(
      'nomination-has-findings',
      `The connector version breaks ${step.judgedBy.errors} required rule${step.judgedBy.errors === 1 ? '' : 's'} of certification. Remove these findings and nominate it again.`,
      { diagnostics: step.findings },
    );
  }
  return { change: { state: 'nominated', judgedBy: step.judgedBy }, evidence: verdictEvidence(step.judgedBy) };
}

function sendAgreement(step: StepOf<'send-agreement'>): { change: Change; evidence: Evidence } {
  if (!/^[0-9a-f]{64}$/.test(step.hash)) {
    throw new Refusal(
      'agreement-hash-invalid',
      'The hash of the agreement must be 64 lower-case hexadecimal digits (SHA-256).',
    );
  }
  const agreement = { text: step.text, hash: step.hash, sentAt: step.at, sentTo: step.sentTo };
  return { change: { state: 'agreement-sent', agreement }, evidence: { hash: step.hash, sentTo: step.sentTo } };
}

function signAgreement(nomination: Nomination, step: StepOf<'sign-agreement'>): { change: Change; evidence: Evidence } {
  const sent = nomination.agreement;
  if (sent === undefined || sent.hash !== step.hash) {
    throw new Refusal(
      'agreement-changed',
      'What was signed is not the agreement that was sent: the hashes differ. Open the agreement again and sign that text.',
    );
  }
  if (step.name.trim() === '' || step.title.trim() === '') {
    throw new Refusal(
      'agreement-signatory-incomplete',
      'A signature needs the name and the title of the person who signs.',
    );
  }
  const { hash, name, title, email, by, at } = step;
  const signature = { hash, name, title, email, by, signedAt: at };
  return {
    change: { state: 'agreement-signed', agreement: { ...sent, signature } },
    evidence: { hash, name, title, email },
  };
}

function approve(nomination: Nomination, step: StepOf<'approve'>): { change: Change; evidence: Evidence } {
  requireIndependent(nomination, step.by);
  const frozen = nomination.judgedBy?.ruleSetVersion;
  if (step.judgedBy.ruleSetVersion !== frozen) {
    throw new Refusal(
      'rule-set-changed',
      `The verdict comes from rule set ${step.judgedBy.ruleSetVersion}; this nomination is judged by ${frozen}, the one at its submission. Judge it again with that.`,
    );
  }
  if (step.judgedBy.verdict === 'fail') {
    throw new Refusal(
      'approval-has-findings',
      `The verdict has ${step.judgedBy.errors} finding(s) that block certification. Refuse the nomination, or have them removed.`,
    );
  }
  return {
    change: { state: 'approved', reviewer: step.by },
    evidence: { ...verdictEvidence(step.judgedBy), note: step.note },
  };
}

function stage(nomination: Nomination): { change: Change; evidence: Evidence } {
  const reached = nomination.ring === undefined ? -1 : nomination.rings.indexOf(nomination.ring);
  const ring = nomination.rings[reached + 1];
  if (ring === undefined) {
    throw new Refusal('nomination-fully-staged', `"${nomination.ring}" is the last ring. Publish the connector now.`);
  }
  return { change: { state: 'staged', ring }, evidence: {} };
}

function publish(nomination: Nomination): { change: Change; evidence: Evidence } {
  const last = nomination.rings.at(-1);
  if (nomination.ring !== last) {
    throw new Refusal(
      'nomination-not-fully-staged',
      `The connector has reached the ring "${nomination.ring}"; it is published after "${last}". Stage it further first.`,
    );
  }
  return { change: { state: 'preview' }, evidence: {} };
}

function requestAvailability(
  nomination: Nomination,
  step: StepOf<'request-general-availability'>,
): { change: Change; evidence: Evidence } {
  if (nomination.availabilityRequest !== undefined) {
    throw new Refusal(
      'availability-requested-already',
      `General availability was requested on ${nomination.availabilityRequest.at.slice(0, 10)} and is not decided yet.`,
    );
  }
  const reason = requireReason(step);
  const { by, at, evidence } = step;
  return {
    change: { state: nomination.state, availabilityRequest: { reason, by, at, evidence } },
    evidence: { ...evidence, reason },
  };
}

function declineAvailability(
  nomination: Nomination,
  step: StepOf<'decline-general-availability'>,
): { change: Change; evidence: Evidence } {
  if (nomination.availabilityRequest === undefined) {
    throw new Refusal('availability-not-requested', 'The publisher has not asked for general availability.');
  }
  return {
    change: { state: nomination.state, availabilityRequest: undefined },
    evidence: { reason: requireReason(step) },
  };
}

function requireIndependent(nomination: Nomination, reviewer: string): void {
  const nominator = nomination.history.find((record) => record.step === 'nominate')?.by;
  if (reviewer === nomination.author || reviewer === nominator) {
    throw new Refusal(
      'gov-review-independent',
      'The author of a connector version and the member who nominated it cannot review it. Ask another reviewer.',
    );
  }
}

function requireReason(step: { readonly kind: string; readonly reason: string }): string {
  if (step.reason.trim() === '') {
    throw new Refusal('nomination-reason-required', `"${step.kind}" needs a reason that the publisher can read.`);
  }
  return step.reason;
}

function verdictEvidence(judgedBy: JudgedBy): Evidence {
  const { ruleSetVersion, profile, verdict, errors, warnings } = judgedBy;
  return { ruleSetVersion, profile, verdict, errors, warnings };
}

function alternatives(states: readonly NominationState[]): string {
  const quoted = states.map((state) => `"${state}"`);
  return quoted.length === 1 ? `${quoted[0]}` : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
