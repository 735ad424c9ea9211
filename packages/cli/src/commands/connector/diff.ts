import { styleText } from 'node:util';
import { type ConnectorDiff, diffConnectors } from '@tenon/connector';
import type { Command } from 'commander';
import { type LoadOptions, loadConnector } from './load-connector.ts';

const help = `
--json prints { "bump": "major"|"minor"|"patch"|"none", "oldVersion", "newVersion", "demandedVersion", "isVersionEnough",
  "changes": [{ "kind", "class": "breaking"|"minor"|"patch", "operationId"?, "field"?, "message", "reason" }] }.
Exit code 1 means that there are breaking changes.

Examples:
  $ tenon connector diff old/ new/
  $ tenon connector diff v1.yaml v2.yaml --json`;

/** `tenon connector diff`: what changed between two versions, and which version that demands. */
export function addDiffCommand(parent: Command): void {
  parent
    .command('diff <old> <new>')
    .description('compare two versions of a connector')
    .option('--json', 'print machine-readable JSON')
    .option('--repair', 'go on with the repaired text of a file with faults')
    .addHelpText('after', help)
    .action(async (before: string, after: string, options: LoadOptions & { json?: boolean }) => {
      const diff = diffConnectors(await loadConnector(before, options), await loadConnector(after, options));
      if (options.json) console.log(JSON.stringify(diff, null, 2));
      else printDiff(diff);
      if (diff.bump === 'major') process.exitCode = 1;
    });
}

function printDiff(diff: ConnectorDiff): void {
  const colors = { breaking: 'red', minor: 'yellow', patch: 'gray' } as const;
  for (const change of diff.changes) {
    console.log(
      `${styleText(colors[change.class], change.class.padEnd(8))}  ${change.kind}  ${change.message} ${styleText('gray', change.reason)}`,
    );
  }
  if (diff.changes.length === 0) console.log('Nothing has changed.');
  else {
    const enough = diff.isVersionEnough ? '' : `, but the new one says ${diff.newVersion || 'nothing'}`;
    console.log(
      `\nAfter ${diff.oldVersion || 'no version'} this is version ${diff.demandedVersion} or later${enough}.`,
    );
  }
}
