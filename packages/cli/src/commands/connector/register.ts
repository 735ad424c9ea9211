import type { Command } from 'commander';

/** The commands of `tenon connector`. */
export function registerConnectorCommands(program: Command): void {
  program.command('connector').description('import, inspect, validate, call and compare connectors');
}
