import type { Command } from 'commander';
import { addCallCommand } from './call.ts';
import { addDiffCommand } from './diff.ts';
import { addDocsCommand } from './docs.ts';
import { addExportCommand } from './export.ts';
import { addImportCommand } from './import.ts';
import { addInspectCommand } from './inspect.ts';
import { addValidateCommand } from './validate.ts';

/** The commands of `tenon connector`. */
export function registerConnectorCommands(program: Command): void {
  const connector = program.command('connector').description('import, inspect, validate, call and compare connectors');
  addImportCommand(connector);
  addInspectCommand(connector);
  addCallCommand(connector);
  addExportCommand(connector);
  addValidateCommand(connector);
  addDiffCommand(connector);
  addDocsCommand(connector);
}
