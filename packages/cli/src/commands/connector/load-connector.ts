import { styleText } from 'node:util';
import { type Connector, importConnector } from '@tenon/connector';
import { type Diagnostic, describeDiagnostic } from '@tenon/diagnostics';
import { UsageFailure } from '../../usage-failure.ts';
import { readConnectorFiles } from './read-connector-files.ts';

/** Options of every command that reads a connector. */
export interface LoadOptions {
  readonly entry?: string;
  readonly repair?: boolean;
}

/** Reads the connector at a path. Faults end the command with exit code 2; warnings go to the error output. */
export async function loadConnector(path: string, options: LoadOptions = {}): Promise<Connector> {
  const files = await readConnectorFiles(path);
  const { value, diagnostics } = importConnector(files, {
    ...(options.entry === undefined ? {} : { entry: options.entry }),
    repair: options.repair ? 'accept' : 'offer',
  });
  if (!value) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const lines = errors.slice(0, 20).map(describeDiagnostic);
    const more = errors.length > lines.length ? [`… and ${errors.length - lines.length} more`] : [];
    const offer = errors.some(({ remedy }) => remedy?.includes('repaired text'))
      ? ['Add --repair to go on with the repaired text.']
      : [];
    throw new UsageFailure([...lines, ...more, ...offer].join('\n'));
  }
  printDiagnostics(diagnostics.filter(({ severity }) => severity === 'warning'));
  return value;
}

/** Prints diagnostics on the error output, coloured by severity. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics.slice(0, 50)) {
    const color = diagnostic.severity === 'error' ? 'red' : diagnostic.severity === 'warning' ? 'yellow' : 'gray';
    console.error(styleText(color, describeDiagnostic(diagnostic), { stream: process.stderr }));
  }
  if (diagnostics.length > 50) console.error(`… and ${diagnostics.length - 50} more`);
}
