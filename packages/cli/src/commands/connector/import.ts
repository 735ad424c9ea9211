import { type Connector, exportConnector, importConnector } from '@tenon/connector';
import { type Checked, describeDiagnostic } from '@tenon/diagnostics';
import type { Command } from 'commander';
import { downloadDefinition } from './download-definition.ts';
import { printDiagnostics } from './load-connector.ts';
import { readConnectorFiles } from './read-connector-files.ts';
import { writeFiles } from './write-files.ts';

const help = `
PATH is an API definition (OpenAPI 2.0, 3.0, 3.1 or 3.2, JSON or YAML), a folder of files that refer to each other, a
connector package as a folder or zip, a solution zip, a Postman collection (v1, v2.0, v2.1), a HAR recording, curl
commands in a text file, or WSDL 1.1 (with the descriptions and schemas that it imports, as a folder or zip). It may be
an http(s) address: then that one document is downloaded, and nothing that it refers to.

With --out DIR the connector is written there as a package (apiDefinition.swagger.json, apiProperties.json, …).
--json prints {"imported", "title", "operations", "files", "diagnostics": [{"code", "severity", "message", "place", "remedy"}]}.
Exit code 1 means that the file has faults, or no operations; each is given with line, column and remedy.

Examples:
  $ tenon connector import openapi.yaml --out my-connector
  $ tenon connector import https://api.example.com/openapi.json --out my-connector
  $ tenon connector import broken.json --repair --out my-connector`;

interface ImportCommandOptions {
  readonly out?: string;
  readonly entry?: string;
  readonly repair?: boolean;
  readonly json?: boolean;
}

/** `tenon connector import`: reads a definition or package, tells everything that is wrong, and writes a package. */
export function addImportCommand(parent: Command): void {
  parent
    .command('import <path-or-url>')
    .description('import an API definition or a package')
    .option('--out <dir>', 'write the connector as a package into this folder')
    .option('--entry <file>', 'the file of a folder that is the definition')
    .option('--repair', 'import the repaired text of a file with faults')
    .option('--json', 'print machine-readable JSON')
    .addHelpText('after', help)
    .action(async (path: string, options: ImportCommandOptions) => {
      const isAddress = /^https?:\/\//i.test(path);
      const given = isAddress ? [await downloadDefinition(path)] : await readConnectorFiles(path);
      const { value, diagnostics } = withOperations(
        importConnector(given, {
          ...(options.entry === undefined ? {} : { entry: options.entry }),
          repair: options.repair ? 'accept' : 'offer',
        }),
      );
      const written = value && options.out !== undefined ? exportConnector(value, 'microsoft') : undefined;
      const files = written && options.out !== undefined ? await writeFiles(options.out, written.value) : [];
      const all = [...diagnostics, ...(written?.diagnostics ?? [])];
      if (options.json) {
        const summary = {
          imported: value !== undefined,
          title: value?.title ?? null,
          operations: value?.operations.length ?? 0,
          files,
          diagnostics: all,
        };
        console.log(JSON.stringify(summary, null, 2));
      } else if (value) {
        printDiagnostics(all);
        console.log(
          `Imported ${value.title}: ${value.operations.length} operations.${files.length > 0 ? `\n${files.join('\n')}` : ''}`,
        );
      } else {
        for (const diagnostic of all) console.error(describeDiagnostic(diagnostic));
        if (all.some(({ remedy }) => remedy?.includes('repaired text is offered')))
          console.error('Add --repair to import the repaired text.');
      }
      if (!value) process.exitCode = 1;
    });
}

/** A definition without operations is a draft, from which no connector is made: what is only a warning there is an error here. */
function withOperations({ value, diagnostics }: Checked<Connector | undefined>): Checked<Connector | undefined> {
  if (value === undefined || value.operations.length > 0) return { value, diagnostics };
  return {
    value: undefined,
    diagnostics: diagnostics.map((diagnostic) =>
      diagnostic.code === 'operations-missing' ? { ...diagnostic, severity: 'error' } : diagnostic,
    ),
  };
}
