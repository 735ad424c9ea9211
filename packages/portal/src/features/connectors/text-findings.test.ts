import { expect, test } from 'vitest';
import { textFindings } from './text-findings.ts';

test('reports a text that is no JSON at its place', () => {
  const [first] = textFindings('api.json', '{\n  "swagger": "2.0",,\n}').shown;
  expect(first).toMatchObject({ severity: 'error', place: { line: 2 } });
});

test('repairs one finding of the text as it stands, and leaves the rest', () => {
  const text = JSON.stringify(
    {
      swagger: '2.0',
      info: { title: 'Frames', version: '1' },
      host: 'api.frames.example',
      basePath: 'v1',
      paths: { '/quote': { get: { operationId: 'GetQuote', responses: { '200': { description: 'ok' } } } } },
    },
    null,
    2,
  );
  const findings = textFindings('api.json', text).shown;
  const safe = findings.find(({ code }) => code === 'base-path-valid')?.repair;
  expect(safe?.label).toBe('Repair');
  expect(safe?.apply(text)).toBe(text.replace('"v1"', '"/v1"'));
  const proposal = findings.find(({ code }) => code === 'operation-summary-required')?.repair;
  expect(proposal?.label).toBe('Use the proposal');
  expect(JSON.parse(proposal?.apply(text) ?? '').paths['/quote'].get.summary).toBe('Get quote');
});

test('reports what the rules miss in a definition that can be imported', () => {
  const definition = {
    swagger: '2.0',
    info: { title: 'Frames', version: '1' },
    host: 'api.frames.example',
    paths: { '/quote': { get: { operationId: 'GetQuote', responses: { '200': { description: 'ok' } } } } },
  };
  const findings = textFindings('api.json', JSON.stringify(definition, null, 2)).shown;
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every((finding) => finding.place?.line !== undefined)).toBe(true);
});

const properties = Object.fromEntries(Array.from({ length: 112 }, (_, at) => [`part${at}`, { type: 'string' }]));
const schema = { type: 'object', properties };
const get = { operationId: 'GetQuote', responses: { '200': { description: 'ok', schema } } };
const wide = JSON.stringify(
  { swagger: '2.0', info: { title: 'Frames', version: '1' }, host: 'api.frames.example', paths: { '/quote': { get } } },
  null,
  2,
);
const rule = 'response-property-summary-required';

test('knows every place of a rule, and repairs one of them or all', () => {
  const { groups, placesOf } = textFindings('api.json', wide);
  const group = groups.find((one) => one.rule === rule);
  expect(group).toMatchObject({ count: 112, repair: { label: 'Use all proposals (112)' } });
  const places = placesOf(rule);
  expect(places).toHaveLength(112);
  const labels = (text: string | undefined) => text?.match(/"x-ms-summary"/g)?.length;
  expect(labels(places[57]?.repair?.apply(wide))).toBe(1);
  expect(places[57]?.repair?.apply(wide)).toContain('"Part 57"');
  expect(labels(group?.repair?.apply(wide))).toBe(112);
});

test('judges by what the organization changed, and leaves out what is suppressed', () => {
  const off = { rules: { [rule]: { severity: 'off', reason: 'House rule.' } } } as const;
  const suppressed = { suppressions: [{ rule, pointer: '/paths', reason: 'Known.', author: 'Ada' }] };
  for (const overrides of [off, suppressed])
    expect(textFindings('api.json', wide, overrides).groups.map((group) => group.rule)).not.toContain(rule);
  const strict = textFindings('api.json', wide, { profile: 'strict' });
  expect(strict.groups.find((group) => group.rule === rule)?.severity).toBe('error');
});
