import type { Command } from 'commander';

type AddCommand = (parent: Command) => void;

/** The commands by name; each is loaded only when it is asked for, because reading all rooms takes longer than most of them. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  import: async () => (await import('./import.ts')).addImportCommand,
  inspect: async () => (await import('./inspect.ts')).addInspectCommand,
  call: async () => (await import('./call.ts')).addCallCommand,
  export: async () => (await import('./export.ts')).addExportCommand,
  validate: async () => (await import('./validate.ts')).addValidateCommand,
  diff: async () => (await import('./diff.ts')).addDiffCommand,
  docs: async () => (await import('./docs.ts')).addDocsCommand,
};

/** The commands of `tenon connector`: the wanted one alone, or all where it is none of them. */
export async function registerConnectorCommands(program: Command, wanted: string | undefined): Promise<void> {
  const connector = program.command('connector').description('import, inspect, validate, call and compare connectors');
  const isKnown = wanted !== undefined && Object.hasOwn(commands, wanted);
  for (const [name, load] of Object.entries(commands)) {
    if (!isKnown || name === wanted) (await load())(connector);
  }
}
