import type { Finding } from '@tenon/certification';
import { toJunit } from './junit.ts';
import type { Report } from './report.ts';
import { toSarif } from './sarif.ts';
import { toText } from './text.ts';

/** The formats of a report. */
export type ReportFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github';

/** The names of the formats. */
export const reportFormats: readonly ReportFormat[] = ['text', 'json', 'sarif', 'junit', 'github'];

/** What is printed for one connector as soon as it is judged; formats that need all of them print nothing here. */
export function formatOne(report: Report, format: ReportFormat, isOnly: boolean): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ path: report.path, ...withPatches(report) }, null, isOnly ? 2 : undefined);
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

function withPatches({ verdict, patches }: Report): Report['verdict'] {
  if (patches === undefined) return verdict;
  const findings = verdict.findings.map((finding, index) => ({ ...finding, patch: patches[index] }));
  return { ...verdict, findings };
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
