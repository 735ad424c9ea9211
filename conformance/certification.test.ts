import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewConnector } from '../packages/certification/src/index.ts';
import { ruleSections } from '../packages/certification/src/rules/index.ts';
import { conformanceData } from './data.ts';

const corpus = conformanceData('corpus/connectors');
const catalogue = conformanceData('certification-rules.md');

/** Rules about files that the corpus leaves out, or that depend on what else is in a catalogue. */
const withoutFiles = new Set([
  'readme-required',
  'script-file-present',
  'script-operations-present',
  'info-title-unique',
]);

test.skipIf(!corpus || !catalogue)('finds on real connectors what the catalogue of rules expects', () => {
  const expected = expectedShares(readFileSync(catalogue ?? '', 'utf8'));
  const folders = connectorFolders(corpus ?? '');
  const connectors = new Map<string, number>();
  const defects: string[] = [];
  for (const folder of folders) {
    const files = readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name)) }));
    const verdict = reviewConnector({ files });
    for (const { rule, message } of verdict.defects) defects.push(`${rule} ${folder} ${message}`);
    for (const rule of new Set(verdict.findings.map((finding) => finding.rule))) {
      connectors.set(rule, (connectors.get(rule) ?? 0) + 1);
    }
  }
  expect(defects).toEqual([]);
  const outliers: string[] = [];
  for (const { rules } of ruleSections) {
    for (const rule of rules) {
      const seen = expected.get(rule.id);
      if (seen === undefined || withoutFiles.has(rule.id) || 'needs' in rule) continue;
      const share = ((connectors.get(rule.id) ?? 0) / folders.length) * 100;
      if (Math.abs(share - seen) > tolerance(seen, folders.length)) {
        outliers.push(`${rule.id}: ${share.toFixed(1)} % instead of ${seen} %`);
      }
    }
  }
  expect(outliers).toEqual([]);
});

test.skipIf(!catalogue)('has every rule of the catalogue, with its severity and kind of fix', () => {
  const rows = [
    ...readFileSync(catalogue ?? '', 'utf8').matchAll(
      /^\| `([a-z0-9-]+)` \| (error|warning|info) \| [^|]+ \| (\w+) \|/gm,
    ),
  ];
  const fixes: Readonly<Record<string, string>> = { yes: 'safe', suggest: 'suggestion', no: 'none' };
  const wanted = rows.map(([, id, severity, fix]) => `${id} ${severity} ${fixes[fix ?? '']}`);
  const built = ruleSections.flatMap(({ rules }) => rules.map(({ id, severity, fix }) => `${id} ${severity} ${fix}`));
  expect(built.toSorted()).toEqual(wanted.toSorted());
});

/** The table counts another set of connectors, of which these are a part: two points, and what drawing a part explains. */
function tolerance(percent: number, size: number): number {
  const share = Math.max(percent, 1) / 100;
  return 2 + 200 * Math.sqrt((share * (1 - share)) / size);
}

function expectedShares(text: string): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const [, id = '', seen = ''] of text.matchAll(/^\| `([a-z0-9-]+)` \|.*\| ([^|]*) \|$/gm)) {
    const share = Number.parseFloat(seen);
    if (!Number.isNaN(share)) shares.set(id, share);
  }
  return shares;
}

function connectorFolders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((group) => group.isDirectory())
    .flatMap((group) => readdirSync(join(root, group.name)).map((name) => join(root, group.name, name)));
}
