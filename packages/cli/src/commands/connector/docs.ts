import { writeFile } from 'node:fs/promises';
import { describeConnector } from '@tenon/connector';
import { type Command, Option } from 'commander';
import { type LoadOptions, loadConnector } from './load-connector.ts';

const help = `
The page holds what the connector is, whom to ask, how to make a connection, limits, and every visible operation with
its parameters and outputs. Texts of the definition are escaped.

Examples:
  $ tenon connector docs examples/print-framer/v2 > print-framer.md
  $ tenon connector docs examples/print-framer/v2 --format html --out print-framer.html`;

interface DocsOptions extends LoadOptions {
  readonly format: 'markdown' | 'html';
  readonly out?: string;
}

/** `tenon connector docs`: the reference page of a connector. */
export function addDocsCommand(parent: Command): void {
  parent
    .command('docs <path>')
    .description('write the reference page of a connector')
    .addOption(new Option('--format <format>', 'markdown or html').choices(['markdown', 'html']).default('markdown'))
    .option('--out <file>', 'write into this file')
    .option('--entry <file>', 'the file of a folder that is the definition')
    .option('--repair', 'go on with the repaired text of a file with faults')
    .addHelpText('after', help)
    .action(async (path: string, options: DocsOptions) => {
      const page = describeConnector(await loadConnector(path, options), options.format);
      if (options.out === undefined) process.stdout.write(page);
      else await writeFile(options.out, page);
    });
}
