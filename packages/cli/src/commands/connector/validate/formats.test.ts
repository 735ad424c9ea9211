import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reviewConnector } from '@tenon/certification';
import { beforeAll, expect, test } from 'vitest';
import { formatAll, formatOne } from './formats.ts';
import { type Report, toReport } from './report.ts';

const folder = resolve(import.meta.dirname, '../../../../../../examples/print-framer/v1');
const suppression = {
  rule: 'info-description-required',
  pointer: '',
  reason: 'Says <nothing> & "nobody".',
  author: 'Maren',
};
let report: Report;

beforeAll(async () => {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => ({ name, content: await readFile(resolve(folder, name), 'utf8') })),
  );
  report = toReport('a b/100%', 'a b/100%', {
    verdict: reviewConnector({ files, suppressedByReviewer: [suppression] }),
  });
});

test('writes SARIF whose results fit the rules, regions and suppressions that SARIF 2.1.0 asks for', () => {
  const log = JSON.parse(formatAll([report], 'sarif'));
  expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'tenon' } } }] });
  const [{ tool, results }] = log.runs;
  const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const host = tool.driver.rules.find(({ id }: { id: string }) => id === 'host-required');
  expect(host.shortDescription.text).toBe('The definition names its host.');
  expect(results.length).toBe(report.verdict.findings.length + 1);
  for (const { ruleId, ruleIndex, level, message, locations, relatedLocations } of results) {
    expect(ids[ruleIndex]).toBe(ruleId);
    expect(['error', 'warning', 'note']).toContain(level);
    expect(message.text).not.toBe('');
    for (const { physicalLocation } of [...locations, ...relatedLocations]) {
      const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
      expect(physicalLocation.artifactLocation.uri).toMatch(/^a%20b\/100%25\//);
      expect(startLine).toBeGreaterThanOrEqual(1);
      expect(startColumn).toBeGreaterThanOrEqual(1);
      expect(endLine).toBeGreaterThanOrEqual(startLine);
      if (endLine === startLine) expect(endColumn).toBeGreaterThanOrEqual(startColumn);
    }
  }
  const suppressed = results.filter((result: object) => 'suppressions' in result);
  expect(suppressed).toMatchObject([
    {
      ruleId: suppression.rule,
      suppressions: [{ kind: 'external', status: 'accepted', justification: `Maren: ${suppression.reason}` }],
    },
  ]);
});

test('writes JUnit whose counts are those of its cases, in XML that is escaped', () => {
  const xml = formatAll([report], 'junit');
  const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
  expect(xml).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites tests="\d+" failures="\d+" errors="0">\n/,
  );
  expect(xml).toContain(`tests="${count(/<testcase /g)}" failures="${count(/<failure /g)}" errors="0" skipped="1"`);
  expect(xml).toContain('<skipped message="Suppressed by Maren: Says &lt;nothing&gt; &amp; &quot;nobody&quot;."/>');
  expect(xml).toContain('name="host-required">');
  expect(count(/&(?!(?:amp|lt|gt|quot);)/g)).toBe(0);
  expect(count(/<(?!\/?(?:testsuites|testsuite|testcase|failure|system-out|skipped)\b|\?xml)/g)).toBe(0);
});

test('writes commands of GitHub whose properties are escaped, one a line', () => {
  const lines = formatOne(report, 'github', false).split('\n');
  expect(lines.length).toBe(report.verdict.findings.length);
  for (const line of lines)
    expect(line).toMatch(
      /^::(?:error|warning|notice) file=a b\/100%25\/[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z0-9-]+::./,
    );
});

test('tells people what is suppressed, by whom and why', () => {
  expect(formatOne(report, 'text', true)).toContain(
    'suppressed by Maren: Says <nothing> & "nobody". [info-description-required]',
  );
});
