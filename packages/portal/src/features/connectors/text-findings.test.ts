import { expect, test } from 'vitest';
import { textFindings } from './text-findings.ts';

test('reports a text that is no JSON at its place', () => {
  const [first] = textFindings('api.json', '{\n  "swagger": "2.0",,\n}');
  expect(first).toMatchObject({ severity: 'error', place: { line: 2 } });
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
