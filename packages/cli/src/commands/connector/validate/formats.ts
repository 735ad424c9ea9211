import { styleText } from 'node:util';
import type { Finding } from '@tenon/certification';
import { toJunit } from './junit.ts';
import type { Report } from './report.ts';
import { toSarif } from './sarif.ts';

/** The formats of a report. */
export type ReportFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github';

/** The names of the formats. */
export const reportFormats: readonly ReportFormat[] = ['text', 'json', 'sarif', 'junit', 'github'];

/** What is printed for one connector as soon as it is judged; formats that need all of them print nothing here. */
export function formatOne(report: Report, format: ReportFormat, isOnly: boolean): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ path: report.path, ...report.verdict }, null, isOnly ? 2 : undefined);
    case 'text':
      return toText(report, isOnly);
    case 'github':
      return report.verdict.findings.map(toGithub).join('\n');
    default:
      return '';
  }
}

/** What is printed at the end for all connectors together. */
export function formatAll(reports: readonly Report[], format: ReportFormat): string {
  if (format === 'sarif') return JSON.stringify(toSarif(reports), null, 2);
  return format === 'junit' ? toJunit(reports) : '';
}

const colors = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

function toText({ path, verdict }: Report, isOnly: boolean): string {
  const lines: string[] = [];
  const isPass = verdict.verdict === 'pass';
  const result = styleText(isPass ? 'green' : 'red', isPass ? 'passes' : 'fails', { stream: process.stdout });
  const title = verdict.title === '' ? '' : ` (${verdict.title})`;
  lines.push(`${styleText('bold', path, { stream: process.stdout })}${title} ${result} ${verdict.profile}`);
  for (const finding of verdict.findings) {
    const severity = styleText(colors[finding.severity], finding.severity.padEnd(7), { stream: process.stdout });
    const where = `${finding.file}:${finding.line ?? 1}:${finding.column ?? 1}`;
    const rule = styleText('dim', `[${finding.rule}]`, { stream: process.stdout });
    lines.push(`  ${where} ${severity} ${finding.message} ${finding.remedy} ${rule}`);
  }
  for (const { rule, shown, total } of verdict.capped) lines.push(`  ... ${total - shown} more findings of ${rule}`);
  for (const { rule, line = 1, file, reason, author } of verdict.suppressed)
    lines.push(`  ${file}:${line} suppressed by ${author}: ${reason} [${rule}]`);
  for (const { rule, pointer, why } of verdict.idleSuppressions)
    lines.push(`  The suppression of ${rule} at "${pointer}" changes nothing. ${why}`);
  for (const { rule, message } of verdict.defects) lines.push(`  The rule ${rule} broke down: ${message}`);
  const { errors, warnings, infos, completeness, notEvaluated } = verdict;
  if (isOnly) lines.push(...criteriaLines(verdict.criteria));
  lines.push(
    `  ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'info')}; texts ${completeness.percent} % complete; ${counted(notEvaluated.length, 'rule')} not evaluated yet`,
  );
  return lines.join('\n');
}

const eligibility = {
  yes: 'eligible',
  'after-changes': 'eligible after changes',
  never: 'not eligible, and no change of the connector helps',
  unknown: 'not known before the publisher has declared the rest',
} as const;

const standing = { met: 'met', 'not-met': 'not met', 'not-declared': 'not declared' } as const;

/** The criteria of certification as a report of their own. */
function criteriaLines({ criteria, eligible, changesNeeded }: Report['verdict']['criteria']): readonly string[] {
  const needed = changesNeeded.length === 0 ? '' : `: ${changesNeeded.join(', ')}`;
  return [
    `  Criteria: ${eligibility[eligible]}${needed}`,
    ...criteria.map(
      ({ criterion, requirement, status, message }) =>
        `    ${criterion} (${requirement}) ${standing[status]}: ${message}`,
    ),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function toGithub(finding: Finding): string {
  const level = finding.severity === 'info' ? 'notice' : finding.severity;
  const { file, line = 1, column = 1, endLine = line, endColumn = column } = finding;
  const place = `file=${property(file)},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}`;
  return `::${level} ${place},title=${property(finding.rule)}::${data(`${finding.message} ${finding.remedy}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
