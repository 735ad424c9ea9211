import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { readSource } from '@tenon/connector';
import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { samplePng } from '../documentation/sample-png.ts';
import { gather } from '../review/gather.ts';
import { reviewConnector } from '../review/review-connector.ts';
import type { Rule } from '../review/rule.ts';
import type { PackageSurvey } from '../survey/survey.ts';
import { surveyPackage } from '../survey/survey-package.ts';
import { ruleSections } from './index.ts';

const rules = ruleSections.flatMap(({ rules: list }) => list);
const checked = rules.filter((rule): rule is Extract<Rule, { on: unknown }> => 'on' in rule);
const catalogue = { titles: ['Letter Desk'], icons: [samplePng({ width: 128, height: 128, color: '#1d5a7a' })] };
const published = { files: sampleFiles() };

test('finds nothing in the sample, even in the strict profile', () => {
  const verdict = reviewConnector({ files: sampleFiles(), profile: 'strict', catalogue, published });
  expect(verdict.findings.map(({ rule, pointer, message }) => `${rule} ${pointer} ${message}`)).toEqual([]);
  expect(verdict.defects).toEqual([]);
  expect(verdict.verdict).toBe('pass');
});

test('names every rule once, and in kebab-case', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(?:-[a-z0-9]+)+$/.test(id))).toEqual([]);
});

test('lists the rule of every file', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const named = files.filter((file) => /[\\/][a-z0-9-]+\.ts$/.test(file)).map((file) => basename(file, '.ts'));
  expect(rules.map(({ id }) => id).toSorted()).toEqual(named.toSorted());
});

test('finds nothing where a rule does not look', () => {
  const surveys = checked.map(({ example }) => surveyPackage(sampleFiles(example.bad)));
  const narrow = checked.filter(({ having }) => having !== undefined);
  const missed = narrow.filter((rule) => {
    const { having, ...wide } = rule;
    return surveys.some((survey) => foundBy(rule, survey) !== foundBy(wide, survey));
  });
  expect(missed.map(({ id }) => id)).toEqual([]);
});

/** How many places a rule finds. */
function foundBy(rule: Rule, survey: PackageSurvey): number {
  const gathered = gather(rule, survey);
  return gathered.kind === 'findings' ? gathered.findings.reduce((sum, { places }) => sum + places, 0) : -1;
}

test.each(checked.map((rule) => ({ name: rule.id, rule })))(
  'reports the bad case of $name at its place, and not the good one',
  ({ rule }) => {
    const { bad, good = {}, at } = rule.example;
    const files = sampleFiles(bad);
    const found = reviewConnector({ files, catalogue, published }).findings.filter(
      (finding) => finding.rule === rule.id,
    );
    expect(found.length, 'the bad case').toBeGreaterThan(0);
    const [document, pointer] = place(at);
    const finding = found.find((candidate) => candidate.pointer === pointer && isIn(candidate.file, document));
    expect(found.map((candidate) => candidate.pointer)).toContain(pointer);
    expect(finding).toBeDefined();
    expect(finding?.severity).toBeDefined();
    const repaired = reviewConnector({ files: sampleFiles(good), catalogue, published });
    expect(repaired.findings.filter((candidate) => candidate.rule === rule.id)).toEqual([]);
    if (document !== 'definition' && document !== 'properties') return;
    if (Object.keys(bad).some((key) => /^(?:text|bytes|name):/.test(key)) || pointer === '') return;
    expect(textAt(files, document, finding)).toBe(expectedText(files, document, pointer));
  },
);

function place(at: string): [string, string] {
  const [, document, pointer = ''] = /^(properties|icon|readme|script|package):(.*)$/s.exec(at) ?? [];
  return document === undefined ? ['definition', at] : [document, pointer];
}

function isIn(file: string, document: string): boolean {
  if (document === 'properties') return file === 'apiProperties.json';
  if (document === 'definition') return file === 'apiDefinition.swagger.json';
  return document === 'package' || file.startsWith(document);
}

type Files = ReturnType<typeof sampleFiles>;
type Finding = ReturnType<typeof reviewConnector>['findings'][number] | undefined;

function contentOf(files: Files, document: string): string {
  const name = document === 'properties' ? 'apiProperties.json' : 'apiDefinition.swagger.json';
  return String(files.find((file) => file.name === name)?.content);
}

/** What stands in the text between the line and column where a finding begins and where it ends. */
function textAt(files: Files, document: string, finding: Finding): string {
  const lines = contentOf(files, document).split('\n');
  const offset = (line = 1, column = 1): number =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  return contentOf(files, document).slice(
    offset(finding?.line, finding?.column),
    offset(finding?.endLine, finding?.endColumn),
  );
}

/** A scalar as it is written, or the name of what holds others (the whole of an item of a list). */
function expectedText(files: Files, document: string, pointer: string): string {
  const { value: source } = readSource(contentOf(files, document), 'x.json');
  const names = pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: unknown = source.value;
  let holder: unknown;
  for (const name of names) {
    holder = value;
    value = (value as Record<string, unknown>)[name];
  }
  const isScalar = typeof value !== 'object' || value === null;
  if (!isScalar && !Array.isArray(holder)) return JSON.stringify(names.at(-1));
  const range = source.range(pointer);
  return source.text.slice(range?.start, range?.end);
}
