import { Refusal } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import { advanceNomination } from './advance-nomination.ts';
import type { Nomination, NominationForm } from './nomination.ts';
import type { NominationStep } from './nomination-step.ts';
import { type NewNomination, startNomination } from './start-nomination.ts';

const hash = 'a'.repeat(64);
const at = '2026-01-02T03:04:05Z';
const judgedBy = { ruleSetVersion: '1', profile: 'certification', verdict: 'pass', errors: 0, warnings: 2 } as const;
const failed = { ...judgedBy, verdict: 'fail', errors: 3 } as const;
const form: NominationForm = {
  connectorVersionId: 'version-1',
  publisher: 'Print Framer',
  supportEmail: 'support@print-framer.alt',
  ownership: 'owner',
  userScenario: 'A shop quotes frames in its orders.',
};
const draft = (change: Partial<NewNomination> = {}): Nomination =>
  startNomination({ id: 'n-1', author: 'ann', form, by: 'nora', at, rings: ['testing', 'broad'], ...change });

const steps = {
  nominate: { kind: 'nominate', by: 'nora', at, judgedBy, findings: [] },
  send: { kind: 'send-agreement', by: 'platform', at, text: 'Agreed.', hash, sentTo: 'legal@print-framer.alt' },
  sign: { kind: 'sign-agreement', by: 'ann', at, hash, name: 'Ann', title: 'Owner', email: 'ann@print-framer.alt' },
  review: { kind: 'begin-review', by: 'rita', at },
  approve: { kind: 'approve', by: 'rita', at, judgedBy, note: 'Tested.' },
  stage: { kind: 'stage', by: 'platform', at },
  publish: { kind: 'publish', by: 'platform', at },
  release: { kind: 'make-generally-available', by: 'rita', at, evidence: { availabilityPercent: 99.97 } },
  refuse: { kind: 'refuse', by: 'rita', at, reason: 'It answers 500.' },
  suspend: { kind: 'suspend', by: 'rita', at, reason: 'The host is down.' },
  resume: { kind: 'resume', by: 'rita', at, reason: 'The host is back.' },
  withdraw: { kind: 'withdraw', by: 'ann', at, reason: 'Sold.' },
  deprecate: { kind: 'deprecate', by: 'ann', at, reason: 'Replaced.' },
} satisfies Record<string, NominationStep>;
type Name = keyof typeof steps;

const after = (names: readonly Name[], from = draft()): Nomination =>
  names.reduce<Nomination>((nomination, name) => advanceNomination(nomination, steps[name]), from);

const approved: readonly Name[] = ['nominate', 'send', 'sign', 'review', 'approve'];
const published: readonly Name[] = [...approved, 'stage', 'stage', 'publish'];

test('carries a nomination from draft to generally available and records who did what', () => {
  const nomination = after([...published, 'release']);
  expect(nomination.state).toBe('generally-available');
  expect(nomination.history.map(({ step, to, by, ring }) => [step, to, by, ring].filter(Boolean).join(' '))).toEqual([
    'start draft nora',
    'nominate nominated nora',
    'send-agreement agreement-sent platform',
    'sign-agreement agreement-signed ann',
    'begin-review in-review rita',
    'approve approved rita',
    'stage staged platform testing',
    'stage staged platform broad',
    'publish preview platform',
    'make-generally-available generally-available rita',
  ]);
  expect(nomination.agreement?.signature).toMatchObject({ hash, name: 'Ann', signedAt: at });
  expect(nomination.judgedBy?.ruleSetVersion).toBe('1');
});

test('leaves the nomination it was given as it was', () => {
  const before = draft();
  const copy = structuredClone(before);
  advanceNomination(before, steps.nominate);
  expect(before).toEqual(copy);
});

test.each<{ name: string; path: readonly Name[]; state: string }>([
  { name: 'refused in review', path: ['nominate', 'send', 'sign', 'review', 'refuse'], state: 'refused' },
  { name: 'withdrawn as a draft', path: ['withdraw'], state: 'withdrawn' },
  { name: 'suspended from preview', path: [...published, 'suspend'], state: 'suspended' },
  { name: 'resumed to where it was', path: [...published, 'suspend', 'resume'], state: 'preview' },
  { name: 'deprecated after suspension', path: [...published, 'suspend', 'deprecate'], state: 'deprecated' },
])('ends $name', ({ path, state }) => {
  expect(after(path).state).toBe(state);
});

test.each<{ name: string; path: readonly Name[]; step: NominationStep; code: string }>([
  { name: 'review before signature', path: ['nominate'], step: steps.review, code: 'nomination-step-not-allowed' },
  {
    name: 'anything after refusal',
    path: ['nominate', 'refuse'],
    step: steps.send,
    code: 'nomination-step-not-allowed',
  },
  { name: 'suspending a draft', path: [], step: steps.suspend, code: 'nomination-step-not-allowed' },
  {
    name: 'a version with findings',
    path: [],
    step: { ...steps.nominate, judgedBy: failed },
    code: 'nomination-has-findings',
  },
  {
    name: 'a hash that is none',
    path: ['nominate'],
    step: { ...steps.send, hash: 'x' },
    code: 'agreement-hash-invalid',
  },
  {
    name: 'another text signed',
    path: ['nominate', 'send'],
    step: { ...steps.sign, hash: 'b'.repeat(64) },
    code: 'agreement-changed',
  },
  {
    name: 'a nameless signature',
    path: ['nominate', 'send'],
    step: { ...steps.sign, name: ' ' },
    code: 'agreement-signatory-incomplete',
  },
  {
    name: 'the author as reviewer',
    path: ['nominate', 'send', 'sign'],
    step: { ...steps.review, by: 'ann' },
    code: 'gov-review-independent',
  },
  {
    name: 'the nominator as approver',
    path: ['nominate', 'send', 'sign', 'review'],
    step: { ...steps.approve, by: 'nora' },
    code: 'gov-review-independent',
  },
  {
    name: 'a newer rule set',
    path: ['nominate', 'send', 'sign', 'review'],
    step: { ...steps.approve, judgedBy: { ...judgedBy, ruleSetVersion: '2' } },
    code: 'rule-set-changed',
  },
  {
    name: 'approval against the verdict',
    path: ['nominate', 'send', 'sign', 'review'],
    step: { ...steps.approve, judgedBy: failed },
    code: 'approval-has-findings',
  },
  {
    name: 'publishing from the first ring',
    path: [...approved, 'stage'],
    step: steps.publish,
    code: 'nomination-not-fully-staged',
  },
  {
    name: 'a ring too many',
    path: [...approved, 'stage', 'stage'],
    step: steps.stage,
    code: 'nomination-fully-staged',
  },
  {
    name: 'a refusal without reason',
    path: ['nominate'],
    step: { ...steps.refuse, reason: '' },
    code: 'nomination-reason-required',
  },
])('refuses $name', ({ path, step, code }) => {
  const nomination = after(path);
  expect(() => advanceNomination(nomination, step)).toThrow(expect.objectContaining({ code }));
});

test('hands the findings on when it refuses a version that has some', () => {
  const finding = { code: 'info-contact-required', severity: 'error', message: 'There is no contact.' } as const;
  const step: NominationStep = { ...steps.nominate, judgedBy: failed, findings: [finding] };
  let refusal: unknown;
  try {
    advanceNomination(draft(), step);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ diagnostics: [finding] });
});

test.each<{ name: string; change: Partial<NewNomination>; code: string }>([
  { name: 'no publisher', change: { form: { ...form, publisher: ' ' } }, code: 'nomination-form-incomplete' },
  {
    name: 'no e-mail address',
    change: { form: { ...form, supportEmail: 'help' } },
    code: 'nomination-form-incomplete',
  },
  {
    name: 'an impossible availability',
    change: { form: { ...form, statedAvailabilityPercent: 101 } },
    code: 'nomination-form-incomplete',
  },
  { name: 'no rings', change: { rings: [] }, code: 'nomination-rings-invalid' },
])('refuses a form with $name', ({ change, code }) => {
  expect(() => draft(change)).toThrow(expect.objectContaining({ code }));
});
