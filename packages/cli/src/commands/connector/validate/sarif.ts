import { sep } from 'node:path';
import { type Finding, listRules } from '@tenon/certification';
import type { Report } from './report.ts';

type Result = Finding & { readonly reason?: string; readonly author?: string };

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** All findings as a SARIF 2.1.0 log, for code scanning. */
export function toSarif(reports: readonly Report[]): object {
  const findings = reports.flatMap(({ verdict }): readonly Result[] => [...verdict.findings, ...verdict.suppressed]);
  const defects = reports.flatMap(({ path, verdict }) => verdict.defects.map((defect) => ({ ...defect, path })));
  const rules = new Map<string, Finding>();
  for (const finding of findings) if (!rules.has(finding.rule)) rules.set(finding.rule, finding);
  const summaries = new Map(listRules().map(({ id, summary }) => [id, summary]));
  const indexes = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'tenon',
            rules: [...rules].map(([id, finding]) => ({
              id,
              shortDescription: { text: summaries.get(id) ?? finding.remedy },
              help: { text: `${finding.remedy} See ${finding.documentation}.` },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: defects.length === 0,
            toolExecutionNotifications: defects.map(({ rule, message, path }) => ({
              level: 'error',
              descriptor: { id: rule },
              message: { text: `${path}: the rule ${rule} broke down: ${message}` },
            })),
          },
        ],
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: indexes.get(finding.rule),
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [toLocation(finding)],
          relatedLocations: distinct(finding.related.map(toLocation)).slice(0, 20),
          ...(finding.reason === undefined
            ? {}
            : {
                suppressions: [
                  { kind: 'external', status: 'accepted', justification: `${finding.author}: ${finding.reason}` },
                ],
              }),
          partialFingerprints: { place: `${finding.rule} ${finding.pointer}` },
        })),
      },
    ],
  };
}

/** A log names no related place twice. */
function distinct(locations: readonly object[]): readonly object[] {
  return [...new Map(locations.map((location) => [JSON.stringify(location), location])).values()];
}

function toLocation(
  place: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'> & { readonly file?: string },
): object {
  const { line: startLine = 1, column: startColumn = 1, endLine = startLine, endColumn = startColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: (place.file ?? '').toWellFormed().split(sep).map(encodeURIComponent).join('/') },
      region: { startLine, startColumn, endLine, endColumn },
    },
  };
}
