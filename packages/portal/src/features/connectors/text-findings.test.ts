import { expect, test } from 'vitest';
import { textFindings } from './text-findings.ts';

test('reports a text that is no JSON at its place', () => {
  const [first] = textFindings('api.json', '{\n  "swagger": "2.0",,\n}');
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
  const findings = textFindings('api.json', text);
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
  const findings = textFindings('api.json', JSON.stringify(definition, null, 2));
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every((finding) => finding.place?.line !== undefined)).toBe(true);
});
