import type { Command } from 'commander';
import { addBackupCommand, addRestoreCommand } from './backup.ts';
import { addBootstrapCommand } from './bootstrap.ts';
import { addDoctorCommand } from './doctor.ts';
import { addRotateKeyCommand } from './rotate-key.ts';

/** The commands of `tenon admin`. */
export function registerAdminCommands(program: Command): void {
  const admin = program.command('admin').description('what the operator does on the machine of the server');
  addBootstrapCommand(admin);
  addBackupCommand(admin);
  addRestoreCommand(admin);
  addDoctorCommand(admin);
  addRotateKeyCommand(admin);
}
