import type { JsonValue } from '@tenon/connector';
import type { Change, Rule } from '../review/rule.ts';
import { ruleSections } from '../rules/index.ts';
import { isList, objectOr, own } from '../survey/json.ts';
import { sampleDefinition, sampleProperties } from './sample-connector.ts';

/** A page of the documentation: its file name and its Markdown. */
export interface RulePage {
  readonly name: string;
  readonly text: string;
}

const needs = {
  measurement: 'measurements of the running connector',
  declaration: 'a declaration of the publisher',
  review: 'a reviewer',
} as const;

const fixes = {
  safe: 'Safe: `tenon connector validate --fix` applies it.',
  suggestion: 'A proposal: `tenon connector validate --suggest` prints it as a patch.',
  none: 'None: a person has to decide.',
} as const;

const sample = 'The [sample connector](../../packages/certification/src/documentation/sample-connector.ts) as it is.';

const published =
  'It compares with the published version, so it is judged only where there is one (`tenon connector validate --against`). Below, the sample connector is that version.';

/** One page for each rule (what, why, a bad and a good example, the fix), and an index of them all. */
export function writeRulePages(): readonly RulePage[] {
  const pages = ruleSections.flatMap(({ rules }) =>
    rules.map((rule) => ({ name: `${rule.id}.md`, text: toPage(rule) })),
  );
  return [{ name: 'README.md', text: toIndex() }, ...pages];
}

function toIndex(): string {
  const lines = ['# Certification rules', '', 'One page for each rule that a connector is judged by.', ''];
  for (const { name, rules } of ruleSections) {
    lines.push(
      `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      '',
      '| Rule | Severity | Fix | What it asks |',
      '|---|---|---|---|',
    );
    for (const rule of rules) {
      lines.push(
        `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.fix} | ${rule.summary.replaceAll('|', '\\|')} |`,
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}

function toPage(rule: Rule): string {
  const lines = [
    `# ${rule.id}`,
    '',
    rule.summary,
    '',
    `**Why:** ${rule.why}`,
    '',
    `**What to do:** ${rule.remedy}`,
    '',
    `Severity: ${rule.severity}. Level: ${rule.level}. Source: ${rule.source}.`,
    '',
    `Fix: ${fixOf(rule)}`,
    '',
  ];
  if ('needs' in rule)
    return [...lines, `This rule needs ${needs[rule.needs]}. Until then a verdict lists it as not evaluated.`, ''].join(
      '\n',
    );
  const { bad, good, at } = rule.example;
  if (rule.on === 'change') lines.push(published, '');
  lines.push('## Bad', '', ...toExample(bad), `The finding points to \`${at === '' ? 'the document' : at}\`.`, '');
  lines.push('## Good', '');
  lines.push(...toExample(good ?? asInSample(bad)));
  return lines.join('\n');
}

/** What the sample has in place of the changed values. */
function asInSample(change: Change): Change {
  const pages: Record<string, JsonValue | undefined> = {};
  for (const key of Object.keys(change)) {
    const [, document, rest = key] = /^([a-z]+):(.*)$/s.exec(key) ?? [];
    if (document === undefined) pages[key] = valueAt(sampleDefinition, rest);
    else if (document === 'properties') pages[key] = valueAt(sampleProperties, rest);
  }
  return pages;
}

/** The value that a JSON pointer leads to. */
function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  const names = pointer.split('/').slice(1);
  return names.reduce<JsonValue | undefined>((at, name) => {
    const plain = name.replaceAll('~1', '/').replaceAll('~0', '~');
    return isList(at) ? at[Number(plain)] : own(objectOr(at), plain);
  }, document);
}

function fixOf(rule: Rule): string {
  if (rule.fix === 'safe' && 'on' in rule && rule.on === 'imported') return 'None is needed: the import has made it.';
  return byExport.has(rule.id)
    ? 'Export writes these names; a patch changes texts and renames nothing.'
    : fixes[rule.fix];
}

/** Rules that are satisfied by exporting the connector. */
const byExport = new Set(['package-file-names']);

function toExample(change: Change): string[] {
  const entries = Object.entries(change);
  if (entries.length === 0) return [sample, ''];
  return entries.flatMap(([key, value]) => {
    const where = key === '' ? 'the whole document' : `\`${key}\``;
    if (value === undefined) return [`Without ${where}.`, ''];
    return [`At ${where}:`, '', '```json', shorten(value), '```', ''];
  });
}

function shorten(value: JsonValue): string {
  const text = JSON.stringify(value, null, 2);
  return text.length > 1200 ? `${text.slice(0, 1200)}\n...` : text;
}
