import { Refusal } from '@tenon/diagnostics';
import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { reviewConnector } from './review-connector.ts';

const files = sampleFiles({
  '/paths/~1parcels/get/description': 'Returns the parcels that were recieved from a depot.',
  '/paths/~1parcels/get/operationId': undefined,
});
const known = { reason: 'It is the name of a depot.', author: 'Maren' };

test('lists a suppressed finding apart, with who answers for it, and counts it no more', () => {
  const before = reviewConnector({ files });
  const suppression = { ...known, rule: 'strings-spelling', pointer: '/paths/~1parcels/get' };
  const after = reviewConnector({ files, overrides: { suppressions: [suppression] } });
  expect(after.infos).toBe(before.infos - 1);
  expect(after.findings.map(({ rule }) => rule)).not.toContain('strings-spelling');
  expect(after.suppressed).toMatchObject([
    { rule: 'strings-spelling', pointer: '/paths/~1parcels/get/description', ...known },
  ]);
  expect(after.idleSuppressions).toEqual([]);
});

test.each([
  { name: 'a place beside the pointer', pointer: '/paths/~1depots', why: 'The rule finds nothing there.' },
  { name: 'a name that only begins alike', pointer: '/paths/~1parcel', why: 'The rule finds nothing there.' },
])('suppresses nothing at $name, and says so', ({ pointer, why }) => {
  const suppressions = [{ ...known, rule: 'strings-spelling', pointer }];
  const verdict = reviewConnector({ files, overrides: { suppressions } });
  expect(verdict.suppressed).toEqual([]);
  expect(verdict.idleSuppressions).toEqual([{ rule: 'strings-spelling', pointer, why }]);
});

test('suppresses one place of a finding that is told of several, and goes on with the others', () => {
  const properties = { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } };
  const three = sampleFiles({ '/definitions/Parcel/properties': properties });
  const rule = 'response-property-summary-required';
  const pointer = '/definitions/Parcel/properties/a';
  const verdict = reviewConnector({ files: three, overrides: { suppressions: [{ ...known, rule, pointer }] } });
  expect(verdict.findings.filter((finding) => finding.rule === rule)).toMatchObject([
    { places: 2, pointer: '/definitions/Parcel/properties/b', message: expect.stringMatching(/^2 of 3 properties/) },
  ]);
  expect(verdict.suppressed).toMatchObject([{ rule, pointer, places: 1, suppressedAt: pointer }]);
});

test('leaves other connectors alone', () => {
  const suppressions = [{ ...known, rule: 'strings-spelling', pointer: '', connector: 'Letter Desk' }];
  const verdict = reviewConnector({ files, overrides: { suppressions } });
  expect(verdict.suppressed).toEqual([]);
  expect(verdict.findings.map(({ rule }) => rule)).toContain('strings-spelling');
});

test('lets only a reviewer suppress an error', () => {
  const suppressions = [{ ...known, rule: 'operation-id-required', pointer: '/paths/~1parcels/get' }];
  const asked = { files, overrides: { suppressions } };
  const publisher = reviewConnector(asked);
  expect(publisher.findings.map(({ rule }) => rule)).toContain('operation-id-required');
  expect(publisher.idleSuppressions).toMatchObject([{ why: 'Only a reviewer suppresses an error.' }]);
  const reviewer = reviewConnector({ files, suppressedByReviewer: suppressions });
  expect(reviewer.suppressed.map(({ rule }) => rule)).toEqual(['operation-id-required']);
  expect(reviewer.errors).toBe(publisher.errors - 1);
});

test.each([
  { name: 'of an unknown rule', change: { rule: 'nothing-like-it' }, code: 'rule-unknown' },
  { name: 'without a reason', change: { reason: ' ' }, code: 'override-reason-required' },
  { name: 'without an author', change: { author: '' }, code: 'suppression-invalid' },
  { name: 'at what is no pointer', change: { pointer: 'paths' }, code: 'suppression-invalid' },
])('refuses a suppression $name', ({ change, code }) => {
  const suppressions = [{ ...known, rule: 'strings-spelling', pointer: '', ...change }];
  expect(() => reviewConnector({ files, overrides: { suppressions } })).toThrow(
    expect.objectContaining({ constructor: Refusal, code }),
  );
});
