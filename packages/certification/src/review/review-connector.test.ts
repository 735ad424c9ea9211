import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { ruleSections } from '../rules/index.ts';
import { surveyPackage } from '../survey/survey-package.ts';
import { gather } from './gather.ts';
import { reviewConnector } from './review-connector.ts';
import type { Change } from './rule.ts';

const bare = JSON.stringify({
  swagger: '2.0',
  info: { version: 'v1', title: 'Frame Quote API' },
  paths: {
    '/api/Quotes/{Height}/{Width}': {
      get: {
        tags: ['Quotes'],
        operationId: 'GetQuote',
        consumes: [],
        produces: ['text/plain'],
        parameters: [
          { name: 'Height', in: 'path', required: true, type: 'string' },
          { name: 'Width', in: 'path', required: true, type: 'string' },
        ],
        responses: { '200': { description: 'Success', schema: { type: 'string' } } },
      },
    },
  },
  definitions: {},
});

test('finds at least eleven things in a bare definition of one operation', () => {
  const verdict = reviewConnector({ files: [{ name: 'swagger.json', content: bare }] });
  expect(verdict.verdict).toBe('fail');
  expect(verdict.findings.length).toBeGreaterThanOrEqual(11);
  const rules = verdict.findings.map(({ rule }) => rule);
  for (const rule of [
    'info-title-restricted-words',
    'info-description-required',
    'info-contact-required',
    'metadata-required',
    'host-required',
    'operation-summary-required',
    'operation-description-required',
    'parameter-summary-required',
    'parameter-description-required',
    'path-parameter-encoding',
    'auth-anonymous-declared',
  ]) {
    expect(rules).toContain(rule);
  }
});

test('judges nothing but the text of a definition that is no JSON, and passes no rule for it', () => {
  const verdict = reviewConnector({ files: sampleFiles({ 'text:definition': '{"swagger": "2.0",, }' }) });
  expect(verdict.verdict).toBe('fail');
  expect(verdict.findings.filter(({ file }) => file === 'apiDefinition.swagger.json').map(({ rule }) => rule)).toEqual([
    'json-syntax-valid',
  ]);
  expect(verdict.notEvaluated.map(({ rule }) => rule)).toContain('operation-summary-required');
});

test.each([
  { name: 'draft', profile: 'draft', severity: 'warning' },
  { name: 'certification', profile: 'certification', severity: 'error' },
  { name: 'strict', profile: 'strict', severity: 'error' },
] as const)('counts a missing summary as $severity in the profile $name', ({ profile, severity }) => {
  const files = sampleFiles({ '/paths/~1parcels/get/summary': undefined });
  const finding = reviewConnector({ files, profile }).findings.find(
    ({ rule }) => rule === 'operation-summary-required',
  );
  expect(finding?.severity).toBe(severity);
});

test('counts a missing label of an output as an error in the strict profile only', () => {
  const files = sampleFiles({ '/definitions/Parcel/properties/status/x-ms-summary': undefined });
  const severities = (['draft', 'certification', 'strict'] as const).map(
    (profile) =>
      reviewConnector({ files, profile }).findings.find(({ rule }) => rule === 'response-property-summary-required')
        ?.severity,
  );
  expect(severities).toEqual(['info', 'warning', 'error']);
});

test('counts texts of internal operations one severity less', () => {
  const files = sampleFiles({ '/paths/~1depots/get/summary': undefined });
  const finding = reviewConnector({ files }).findings.find(({ rule }) => rule === 'operation-summary-required');
  expect(finding).toMatchObject({ severity: 'warning', operationId: 'ListDepots' });
});

test('groups the properties of one schema into one finding with all places', () => {
  const change: Change = {
    '/definitions/Parcel/properties/id/description': undefined,
    '/definitions/Parcel/properties/sentAt/description': undefined,
  };
  const finding = reviewConnector({ files: sampleFiles(change) }).findings.find(
    ({ rule }) => rule === 'response-property-description-required',
  );
  expect(finding).toMatchObject({
    message: '2 of 3 properties of "Parcel" (used by 4 operations) have no description as outputs.',
    places: 2,
    pointer: '/definitions/Parcel/properties/id',
    related: [{ pointer: '/definitions/Parcel/properties/sentAt' }],
  });
});

test('orders findings by severity, then by place, and says the same twice', () => {
  const files = sampleFiles({
    '/paths/~1parcels/get/description': 'Parcels',
    '/info/contact': undefined,
    '/tags': [],
    'properties:/properties/publisher': undefined,
  });
  const verdict = reviewConnector({ files });
  const ranks = verdict.findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(verdict.findings[0]?.rule).toBe('info-contact-required');
  expect(reviewConnector({ files })).toEqual(verdict);
});

test('caps the findings of one rule and counts the rest', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [
      `/a${index}`,
      { get: { operationId: `Get${index}`, responses: { '200': { description: 'OK' } } } },
    ]),
  );
  const verdict = reviewConnector({ files: sampleFiles({ '/paths': paths }) });
  expect(verdict.capped).toContainEqual({ rule: 'operation-summary-required', shown: 100, total: 150 });
  expect(verdict.findings.filter(({ rule }) => rule === 'operation-summary-required')).toHaveLength(100);
  expect(verdict.errors).toBeGreaterThanOrEqual(150);
});

test('changes severities by an override and leaves out rules that are off', () => {
  const files = sampleFiles({ '/tags': [], '/info/version': 'v1' });
  const verdict = reviewConnector({
    files,
    overrides: {
      rules: {
        'no-empty-root-properties': { severity: 'error', reason: 'Our readers stumble over it.' },
        'info-version-format': { severity: 'off', reason: 'We count by dates.' },
      },
    },
  });
  expect(verdict.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    'error no-empty-root-properties',
  ]);
});

test.each([
  {
    name: 'a rule that does not exist',
    rules: { 'no-such-rule': { severity: 'off', reason: 'x' } },
    code: 'rule-unknown',
  },
  { name: 'a locked rule', rules: { 'info-contact-required': { severity: 'off', reason: 'x' } }, code: 'rule-locked' },
  { name: 'no reason', rules: { 'tags-unique': { severity: 'off', reason: ' ' } }, code: 'override-reason-required' },
  {
    name: 'a severity that is none',
    rules: { 'tags-unique': { severity: 'fatal' as 'error', reason: 'x' } },
    code: 'override-severity-invalid',
  },
] as const)('refuses an override of $name', ({ rules, code }) => {
  expect(() => reviewConnector({ files: sampleFiles(), overrides: { rules } })).toThrow(
    expect.objectContaining({ code }),
  );
});

test('takes the reserved names of the organization', () => {
  const files = sampleFiles({ '/info/title': 'Parcels by Acme Cloud' });
  const verdict = reviewConnector({ files, overrides: { reservedNames: ['Acme Cloud'] } });
  expect(verdict.findings.map(({ rule }) => rule)).toContain('info-title-restricted-products');
});

test('reports a rule that throws as broken', () => {
  const known = ruleSections[0]?.rules.find((rule) => 'on' in rule && rule.on === 'package');
  if (known === undefined || !('on' in known) || known.on !== 'package')
    throw new Error('There is no rule for packages.');
  const broken = {
    ...known,
    check: (): void => {
      throw new Error('Something is undefined.');
    },
  };
  expect(gather(broken, surveyPackage(sampleFiles()))).toEqual({ kind: 'defect', message: 'Something is undefined.' });
});

test('counts how complete the texts are', () => {
  expect(reviewConnector({ files: sampleFiles() }).completeness.percent).toBe(100);
  const { completeness } = reviewConnector({ files: sampleFiles({ '/paths/~1parcels/get/summary': undefined }) });
  expect(completeness.operations).toEqual({ filled: 17, expected: 18 });
  expect(completeness.percent).toBeLessThan(100);
  const blank = reviewConnector({ files: sampleFiles({ '/paths/~1parcels/get/x-ms-visibility': '' }) }).completeness;
  expect(blank.operations).toEqual({ filled: 17, expected: 18 });
});

test.each([
  { name: 'an empty list of files', files: [] },
  { name: 'an empty file', files: [{ name: 'swagger.json', content: '' }] },
  { name: 'a list', files: [{ name: 'swagger.json', content: '[]' }] },
  {
    name: 'values of every wrong kind',
    files: [
      {
        name: 'swagger.json',
        content:
          '{"swagger": 2, "info": [], "paths": {"/a": {"get": {"parameters": {}, "responses": [], "tags": "x"}, "parameters": [1]}}, "definitions": {"A": 5, "B": {"properties": [], "required": "x", "allOf": {}, "items": 3, "$ref": 7}}, "x-ms-connector-metadata": {}, "security": {}, "securityDefinitions": []}',
      },
    ],
  },
  {
    name: 'schemas nested two hundred deep',
    files: [
      {
        name: 'swagger.json',
        content: `{"swagger":"2.0","definitions":{"A":${'{"items":'.repeat(200)}{}${'}'.repeat(200)}}}`,
      },
    ],
  },
  {
    name: 'references in a circle',
    files: [
      {
        name: 'swagger.json',
        content:
          '{"swagger":"2.0","paths":{"/a":{"get":{"parameters":[{"$ref":"#/parameters/A"}],"responses":{"200":{"$ref":"#/responses/A"}}}}},"parameters":{"A":{"$ref":"#/parameters/A"}},"responses":{"A":{"$ref":"#/responses/A"}},"definitions":{"A":{"$ref":"#/definitions/B"},"B":{"$ref":"#/definitions/A"}}}',
      },
    ],
  },
  {
    name: 'names of prototypes',
    files: [
      {
        name: 'swagger.json',
        content:
          '{"swagger":"2.0","__proto__":{"x":1},"paths":{"/constructor":{"get":{"operationId":"constructor","responses":{"200":{"schema":{"$ref":"#/definitions/toString"}}}}}},"securityDefinitions":{"hasOwnProperty":{"type":"basic"}},"security":[{"valueOf":[]}]}',
      },
    ],
  },
])('judges $name without breaking down', ({ files }) => {
  const verdict = reviewConnector({ files });
  expect(verdict.defects).toEqual([]);
  expect(verdict.verdict).toBe('fail');
});

test.each(['constructor', '__proto__', 'toString'])(
  'takes %s for a text like any other, wherever it stands',
  (word) => {
    const change: Change = {
      '/definitions/Parcel/properties/status/type': word,
      '/definitions/Parcel/properties/status/format': word,
      '/paths/~1parcels/get/parameters/0/type': word,
      '/paths/~1parcels/get/parameters/0/in': word,
      '/paths/~1depots/get/responses/200/schema/type': word,
      '/schemes': [word],
      '/host': word,
    };
    expect(reviewConnector({ files: sampleFiles(change) }).defects).toEqual([]);
  },
);
