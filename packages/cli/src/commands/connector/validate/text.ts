import { styleText } from 'node:util';
import { groupFindings } from '@tenon/diagnostics';
import { criteriaLines } from './criteria-lines.ts';
import type { Report } from './report.ts';

/** How many places of a rule are told unless all are asked for. */
const mostPlaces = 5;
const colors = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** One connector for people: findings by rule, each with its first places, or with all where the report has them all. */
export function toText(report: Report, isOnly: boolean): string {
  const { path, verdict } = report;
  const isPass = verdict.verdict === 'pass';
  const result = styled(isPass ? 'green' : 'red', isPass ? 'passes' : 'fails');
  const title = verdict.title === '' ? '' : ` (${verdict.title})`;
  const lines = [`${styled('bold', path)}${title} ${result} ${verdict.profile}`, ...findingLines(report)];
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

function findingLines({ verdict, everyPlace }: Report): readonly string[] {
  return groupFindings(verdict.findings, verdict.totals).flatMap((group) => {
    const { rule, severity, message, remedy, count } = group;
    const known =
      everyPlace?.get(rule) ??
      group.findings.flatMap((finding) => [
        finding,
        ...finding.related.map((place) => ({ ...place, message: finding.message })),
      ]);
    const shown = everyPlace ? known : known.slice(0, mostPlaces);
    const rest = count - shown.length;
    return [
      `  ${styled(colors[severity], severity.padEnd(7))} ${message} ${remedy} ${styled('dim', `[${rule}]`)}`,
      ...shown.map(({ file = '', line = 1, column = 1, message: said }, at) => {
        const isSaid = said === (shown[at - 1]?.message ?? message);
        return `          ${file}:${line}:${column}${isSaid ? '' : ` ${said}`}`;
      }),
      ...(rest > 0 ? [`          and ${rest} more: --all`] : []),
    ];
  });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function styled(style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { stream: process.stdout });
}
