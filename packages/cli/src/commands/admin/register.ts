import type { Command } from 'commander';
import { addBootstrapCommand } from './bootstrap.ts';

/** The commands of `tenon admin`. */
export function registerAdminCommands(program: Command): void {
  const admin = program.command('admin').description('what the operator does on the machine of the server');
  addBootstrapCommand(admin);
}
