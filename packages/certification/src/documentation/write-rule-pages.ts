import type { JsonValue } from '@tenon/connector';
import type { Change, Rule } from '../review/rule.ts';
import { ruleSections } from '../rules/index.ts';

/** A page of the documentation: its file name and its Markdown. */
export interface RulePage {
  readonly name: string;
  readonly text: string;
}

const needs = {
  history: 'the published version to compare with',
  measurement: 'measurements of the running connector',
  declaration: 'a declaration of the publisher',
  review: 'a reviewer',
  import: 'an import from another format',
  catalogue: 'the rest of the catalogue',
  dictionary: 'a dictionary',
} as const;

const fixes = {
  safe: 'Safe: `tenon connector validate --fix` applies it.',
  suggestion: 'A proposal: `tenon connector validate --suggest` prints it as a patch.',
  none: 'None: a person has to decide.',
} as const;

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
    `Fix: ${fixes[rule.fix]}`,
    '',
  ];
  if ('needs' in rule)
    return [...lines, `This rule needs ${needs[rule.needs]}. Until then a verdict lists it as not evaluated.`, ''].join(
      '\n',
    );
  const { bad, good, at } = rule.example;
  lines.push('## Bad', '', ...toExample(bad), `The finding points to \`${at === '' ? 'the document' : at}\`.`, '');
  lines.push('## Good', '');
  if (good === undefined)
    lines.push(
      'The [sample connector](../../packages/certification/src/documentation/sample-connector.ts) as it is.',
      '',
    );
  else lines.push(...toExample(good));
  return lines.join('\n');
}

function toExample(change: Change): string[] {
  return Object.entries(change).flatMap(([key, value]) => {
    const where = key === '' ? 'the whole document' : `\`${key}\``;
    if (value === undefined) return [`Without ${where}.`, ''];
    return [`At ${where}:`, '', '```json', shorten(value), '```', ''];
  });
}

function shorten(value: JsonValue): string {
  const text = JSON.stringify(value, null, 2);
  return text.length > 1200 ? `${text.slice(0, 1200)}\n...` : text;
}
