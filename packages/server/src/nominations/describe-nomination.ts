import type { Nomination } from '@tenon/certification';
import type { AnswerOf, getNomination, listNominations } from '@tenon/contract';
import type { KeptNomination } from './kept-nomination.ts';
import { measureTimes } from './measure-times.ts';

type Detail = AnswerOf<typeof getNomination>;
type Summary = AnswerOf<typeof listNominations>['nominations'][number];
type Step = Detail['nextSteps'][number];

/** Who looks at a nomination: decides which steps are shown as possible. */
export interface Viewer {
  readonly memberId: string;
  readonly mayPublish: boolean;
  readonly mayReview: boolean;
  readonly hasTestAccount: boolean;
  readonly waitingBefore: number | null;
  readonly now: Date;
}

/** A nomination in a list. */
export function describeSummary(nomination: KeptNomination): Summary {
  const { submittedBy, submittedByName, life } = nomination;
  return {
    id: nomination.nominationId,
    state: toState(life.state),
    connector: {
      id: nomination.connectorId,
      name: nomination.connectorName,
      title: nomination.title,
      icon: nomination.icon,
    },
    versionNumber: nomination.versionNumber,
    publisher: { tenantId: nomination.tenantId, organization: nomination.declarations.organization },
    submittedBy: submittedBy === null ? null : { id: submittedBy, displayName: submittedByName ?? '' },
    submittedAt: nomination.submittedAt.toISOString(),
    updatedAt: nomination.updatedAt.toISOString(),
  };
}

/** A nomination with its whole story. `names` are those of everyone in it. */
export function describeNomination(
  nomination: KeptNomination,
  names: ReadonlyMap<string, string>,
  viewer: Viewer,
): Detail {
  const { life } = nomination;
  const person = (id: string | undefined) =>
    id === undefined || !names.has(id) ? null : { id, displayName: names.get(id) ?? '' };
  return {
    ...describeSummary(nomination),
    declarations: nomination.declarations,
    report: nomination.report,
    agreement: describeAgreement(life, person),
    checklist: nomination.checklist,
    rings: life.rings.map((name) => ({
      name,
      reachedAt: life.history.find((step) => step.step === 'stage' && step.ring === name)?.at ?? null,
    })),
    reviewer: person(life.reviewer),
    hasTestAccount: viewer.hasTestAccount,
    catalogueName: nomination.catalogueName,
    times: measureTimes(life, { judgedInMs: nomination.report.judgedInMs ?? 0, now: viewer.now }),
    waitingBefore: viewer.waitingBefore,
    availabilityRequest: describeRequest(life, person),
    history: life.history.map(({ step, to, at, by, ring, evidence }) => ({
      state: stepsWithinState.has(step) ? step : to,
      at,
      by: person(by),
      note: ring ?? String(evidence['reason'] ?? evidence['note'] ?? ''),
    })),
    nextSteps: nextSteps(life, viewer),
  };
}

/** Steps that leave the state as it is: the history names them by themselves. */
const stepsWithinState: ReadonlySet<string> = new Set(['request-general-availability', 'decline-general-availability']);

function describeRequest(
  { availabilityRequest: request }: Nomination,
  person: (id: string | undefined) => { id: string; displayName: string } | null,
): Detail['availabilityRequest'] {
  if (request === undefined) return null;
  const { reason, at, evidence } = request;
  // The evidence is the use of the catalogue entry that we counted when it was requested.
  return { reason, at, by: person(request.by), use: evidence as NonNullable<Detail['availabilityRequest']>['use'] };
}

/** Everyone whose id stands in a nomination. */
export function peopleIn({ life }: KeptNomination): readonly string[] {
  return [...new Set([...life.history.map(({ by }) => by), life.author, life.reviewer ?? life.author])];
}

function describeAgreement(
  { agreement }: Nomination,
  person: (id: string | undefined) => { id: string; displayName: string } | null,
): Detail['agreement'] {
  if (agreement === undefined) return null;
  const { text, hash, sentAt, signature } = agreement;
  if (signature === undefined) return { text, hash, sentAt, signature: null };
  const { name, title, by, signedAt } = signature;
  const signedBy = person(by) ?? { id: by, displayName: name };
  return { text, hash, sentAt, signature: { name, title, by: signedBy, at: signedAt, hash: signature.hash } };
}

/** The life's `draft` lasts no longer than a nomination takes to be made, and is never kept. */
function toState(state: Nomination['state']): Summary['state'] {
  return state === 'draft' ? 'nominated' : state;
}

const publisherSteps: Partial<Readonly<Record<Nomination['state'], readonly Step[]>>> = {
  nominated: ['withdraw'],
  'agreement-sent': ['sign', 'withdraw'],
  'agreement-signed': ['withdraw'],
  'in-review': ['withdraw'],
  approved: ['withdraw'],
  staged: ['withdraw'],
  preview: ['withdraw'],
  'generally-available': ['withdraw'],
  suspended: ['withdraw'],
};

function reviewerSteps(life: Nomination): readonly Step[] {
  switch (life.state) {
    case 'nominated':
    case 'agreement-sent':
      return ['refuse'];
    case 'agreement-signed':
      return ['start-review', 'refuse'];
    case 'in-review':
      return ['check', 'approve', 'refuse'];
    case 'approved':
      return ['stage'];
    case 'staged':
      return life.ring === life.rings.at(-1) ? ['publish', 'suspend'] : ['stage', 'suspend'];
    case 'preview':
      return life.availabilityRequest === undefined
        ? ['promote', 'suspend']
        : ['promote', 'decline-availability', 'suspend'];
    case 'generally-available':
      return ['suspend'];
    case 'suspended':
      return ['resume'];
    default:
      return [];
  }
}

function nextSteps(life: Nomination, viewer: Viewer): Step[] {
  const nominator = life.history.find(({ step }) => step === 'nominate')?.by;
  const isIndependent = viewer.memberId !== life.author && viewer.memberId !== nominator;
  const forReviewer = viewer.mayReview ? reviewerSteps(life) : [];
  const forPublisher = publisherSteps[life.state] ?? [];
  const mayRequest = life.state === 'preview' && life.availabilityRequest === undefined;
  const independentOnly = new Set<Step>(['start-review', 'check', 'approve']);
  return [
    ...(viewer.mayPublish ? [...(mayRequest ? (['request-availability'] as const) : []), ...forPublisher] : []),
    ...forReviewer.filter((step) => isIndependent || !independentOnly.has(step)),
  ];
}
