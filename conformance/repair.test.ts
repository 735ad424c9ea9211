import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Finding, repairConnector, reviewConnector } from '../packages/certification/src/index.ts';
import { corpusConnectors } from './connector-corpus.ts';
import { unmeantChanges } from './unmeant-changes.ts';
import { withRepaired } from './with-repaired.ts';

const connectors = corpusConnectors();

const rank = { error: 3, warning: 2, info: 1 };

test.skipIf(!connectors)(
  'repairs every real connector until nothing is left, and changes only what its rules say',
  () => {
    const problems: string[] = [];
    for (const { name, files } of connectors ?? []) {
      const { files: repaired, applied } = repairConnector({ files }, 'safe');
      const after = withRepaired(files, repaired);
      const before = reviewConnector({ files }).findings;
      const verdict = reviewConnector({ files: after });
      const left = verdict.findings.filter(({ fix }) => fix === 'safe');
      for (const { rule, pointer } of left) problems.push(`${name}: ${rule} is left at ${pointer}`);
      if (repairConnector({ files: after }, 'safe').files.length > 0) problems.push(`${name}: a second repair goes on`);
      const rules = new Set(applied.map(({ rule }) => rule));
      for (const rule of newErrors(before, verdict.findings)) problems.push(`${name}: the repair brought ${rule}`);
      for (const kind of unmeantChanges({ before: files, after, rules })) {
        problems.push(`${name}: ${kind}, although only ${[...rules].join(', ')} repaired something`);
      }
    }
    expect(problems).toEqual([]);
  },
);

test.skipIf(!connectors)(
  'proposes for every real connector a patch that git applies, after which there are fewer findings and no new errors',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenon-proposals-'));
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const problems: string[] = [];
    for (const { name, files } of connectors ?? []) {
      const { files: proposed } = repairConnector({ files }, 'suggest');
      const before = reviewConnector({ files });
      // Of a text that is no JSON nothing was judged before, and a patch is text in UTF-8.
      if (proposed.length === 0 || before.findings.some(({ rule }) => rule.startsWith('json-'))) continue;
      for (const file of files) writeFileSync(join(folder, file.name), file.content);
      const patch = proposed.map((file) => file.patch ?? '').join('');
      try {
        execFileSync('git', ['apply', '-'], { cwd: folder, input: patch, stdio: 'pipe' });
      } catch (error) {
        problems.push(`${name}: ${String(error)}`);
      }
      for (const file of proposed)
        if (readFileSync(join(folder, file.name), 'utf8') !== file.text) problems.push(`${name}: ${file.name} differs`);
      for (const file of readdirSync(folder)) if (file !== '.git') rmSync(join(folder, file));
      const after = reviewConnector({ files: withRepaired(files, proposed) });
      if (placesOf(after.totals) >= placesOf(before.totals)) problems.push(`${name}: there are no fewer findings`);
      for (const rule of newErrors(before.findings, after.findings)) problems.push(`${name}: it brought ${rule}`);
    }
    rmSync(folder, { recursive: true });
    expect(problems).toEqual([]);
  },
);

function placesOf(totals: readonly { readonly places: number }[]): number {
  return totals.reduce((sum, { places }) => sum + places, 0);
}

/** Rules that found errors only after the repair. */
function newErrors(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const known = new Set(before.filter(({ severity }) => rank[severity] === rank.error).map(({ rule }) => rule));
  const found = after.filter(({ severity }) => rank[severity] === rank.error).map(({ rule }) => rule);
  return [...new Set(found)].filter((rule) => !known.has(rule));
}
