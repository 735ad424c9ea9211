import { type ExportFormat, exportConnector } from '@tenon/connector';
import { type Command, Option } from 'commander';
import { type LoadOptions, loadConnector, printDiagnostics } from './load-connector.ts';
import { writeFiles } from './write-files.ts';

const help = `
Formats: microsoft (apiDefinition.swagger.json, apiProperties.json, icon, script), openapi3 (openapi.json), tenon
(connector.tenon.json, one document with everything). Without --out the first file is printed.
--json prints {"format", "files": [name or path written, …], "diagnostics": [{"code", "severity", "message", "place"?,
"remedy"?}]}; the diagnostics say what the format cannot hold.

Examples:
  $ tenon connector export examples/print-framer/v2 --format openapi3
  $ tenon connector export my-connector --format microsoft --out package`;

interface ExportOptions extends LoadOptions {
  readonly json?: boolean;
  readonly format: ExportFormat;
  readonly out?: string;
}

/** `tenon connector export`: writes a connector in one of the formats. */
export function addExportCommand(parent: Command): void {
  parent
    .command('export <path>')
    .description('write a connector in another format')
    .addOption(
      new Option('--format <format>', 'what to write').choices(['microsoft', 'openapi3', 'tenon']).default('microsoft'),
    )
    .option('--out <dir>', 'write the files into this folder')
    .option('--json', 'print what was written, and what was lost, as JSON')
    .option('--entry <file>', 'the file of a folder that is the definition')
    .option('--repair', 'go on with the repaired text of a file with faults')
    .addHelpText('after', help)
    .action(async (path: string, options: ExportOptions) => {
      const { value: files, diagnostics } = exportConnector(await loadConnector(path, options), options.format);
      if (options.json) {
        const written =
          options.out === undefined ? files.map(({ name }) => name) : await writeFiles(options.out, files);
        console.log(JSON.stringify({ format: options.format, files: written, diagnostics }, null, 2));
        return;
      }
      printDiagnostics(diagnostics);
      if (options.out === undefined) {
        const [first] = files;
        console.log(first === undefined || typeof first.content !== 'string' ? '' : first.content.trimEnd());
        return;
      }
      for (const written of await writeFiles(options.out, files)) console.log(written);
    });
}
