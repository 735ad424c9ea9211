import { Refusal } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import type { RuleOverrides } from './profile.ts';
import { readOverrides } from './read-overrides.ts';
import { listPlaces, reviewConnector } from './review-connector.ts';

const files = sampleFiles({
  '/paths/~1parcels/get/description': 'Returns the parcels that were recieved from a depot.',
  '/paths/~1parcels/get/summary': undefined,
});
const reason = 'Our depots are called so.';

function judge(overrides: RuleOverrides, judgedFor: 'organization' | 'catalogue') {
  const { findings, profile, setAside } = reviewConnector({ files, overrides, judgedFor });
  const severities = Object.fromEntries(findings.map(({ rule, severity }) => [rule, severity]));
  const { 'strings-spelling': spelling, 'operation-summary-required': summary } = severities;
  return { spelling, summary, profile, setAside };
}

test.each([
  {
    name: 'what is turned off counts for the organization, and is set aside for the catalogue',
    overrides: { rules: { 'operation-summary-required': { severity: 'off', reason } } },
    organization: { summary: undefined, setAside: [] },
    catalogue: { summary: 'error', setAside: [{ rule: 'operation-summary-required', severity: 'off', reason }] },
  },
  {
    name: 'what is lowered counts for the organization, and is set aside for the catalogue',
    overrides: { rules: { 'operation-summary-required': { severity: 'info', reason } } },
    organization: { summary: 'info', setAside: [] },
    catalogue: { summary: 'error', setAside: [{ rule: 'operation-summary-required', severity: 'info', reason }] },
  },
  {
    name: 'what is made stricter counts for both',
    overrides: { rules: { 'strings-spelling': { severity: 'error', reason } } },
    organization: { spelling: 'error' },
    catalogue: { spelling: 'error', setAside: [] },
  },
  {
    name: 'a stricter profile counts for both',
    overrides: { profile: 'strict' },
    organization: { profile: 'strict' },
    catalogue: { profile: 'strict' },
  },
  {
    name: 'a weaker profile counts for the organization alone',
    overrides: { profile: 'draft' },
    organization: { profile: 'draft', summary: 'warning' },
    catalogue: { profile: 'certification', summary: 'error' },
  },
] as const)('$name', ({ overrides, organization, catalogue }) => {
  expect(judge(overrides, 'organization')).toMatchObject(organization);
  expect(judge(overrides, 'catalogue')).toMatchObject(catalogue);
});

test('names that an organization reserves are reserved besides for the catalogue, and in place of the others for itself', () => {
  const named = sampleFiles({ '/info/title': 'Zebra Logic Apps' });
  const overrides = { reservedNames: ['Zebra'] };
  const messages = (judgedFor: 'organization' | 'catalogue') =>
    reviewConnector({ files: named, overrides, judgedFor })
      .findings.filter(({ pointer }) => pointer === '/info/title')
      .map(({ message }) => message)
      .join(' ');
  expect(messages('organization')).toContain('Zebra');
  expect(messages('organization')).not.toContain('"Logic Apps"');
  expect(messages('catalogue')).toContain('Logic Apps');
});

test('what the catalogue itself decides is not made weaker, and may be made stricter', () => {
  const rule = 'operation-summary-required';
  const asked = { files, judgedFor: 'catalogue', decided: { [rule]: { severity: 'warning', reason } } } as const;
  const severity = (overrides: RuleOverrides) =>
    reviewConnector({ ...asked, overrides }).findings.find((finding) => finding.rule === rule)?.severity;
  expect(severity({})).toBe('warning');
  expect(severity({ rules: { [rule]: { severity: 'off', reason } } })).toBe('warning');
  expect(severity({ rules: { [rule]: { severity: 'error', reason } } })).toBe('error');
});

test('lists every place of a rule, also beyond those that a verdict lists', () => {
  const properties = Object.fromEntries(Array.from({ length: 112 }, (_, at) => [`part${at}`, { type: 'string' }]));
  const wide = sampleFiles({ '/definitions/Parcel/properties': properties });
  const rule = 'response-property-summary-required';
  const verdict = reviewConnector({ files: wide });
  const places = listPlaces({ files: wide }, rule);
  expect(verdict.findings.filter((finding) => finding.rule === rule).flatMap(({ related }) => related)).toHaveLength(
    25,
  );
  const message = expect.stringMatching(/^112 of 112 properties of "Parcel" .* have no label as outputs\.$/);
  expect(verdict.totals).toContainEqual({ rule, severity: 'warning', places: 112, message });
  expect(new Set(places.map(({ pointer }) => pointer)).size).toBe(112);
  expect(places.at(-1)).toMatchObject({ pointer: '/definitions/Parcel/properties/part111', fix: 'suggestion' });
  const pointer = '/definitions/Parcel';
  const suppressions = [{ rule, pointer, reason, author: 'Maren' }];
  expect(listPlaces({ files: wide, overrides: { suppressions } }, rule)).toEqual([]);
});

test.each([
  { name: 'a list', value: [], code: 'overrides-invalid' },
  { name: 'an unknown member', value: { rule: {} }, code: 'overrides-invalid' },
  { name: 'an unknown profile', value: { profile: 'harsh' }, code: 'overrides-invalid' },
  { name: 'rules that are a list', value: { rules: [] }, code: 'overrides-invalid' },
  { name: 'a rule that is a word', value: { rules: { 'tags-unique': 'off' } }, code: 'overrides-invalid' },
  { name: 'a reserved name that is a number', value: { reservedNames: [1] }, code: 'overrides-invalid' },
  { name: 'an unknown rule', value: { rules: { nothing: { severity: 'off', reason } } }, code: 'rule-unknown' },
  { name: 'no reason', value: { rules: { 'tags-unique': { severity: 'off' } } }, code: 'override-reason-required' },
  {
    name: 'a severity that is none',
    value: { rules: { 'tags-unique': { severity: 'fatal', reason } } },
    code: 'override-severity-invalid',
  },
  {
    name: 'a locked rule',
    value: { rules: { 'json-syntax-valid': { severity: 'off', reason } } },
    code: 'rule-locked',
  },
  { name: 'suppressions that are no list', value: { suppressions: {} }, code: 'suppression-invalid' },
])('refuses to read $name', ({ value, code }) => {
  expect(() => readOverrides(value)).toThrow(expect.objectContaining({ constructor: Refusal, code }));
});
