import type { Command } from 'commander';
import { addDeployCommand } from './deploy.ts';
import { addRunCommand } from './run.ts';

/** The commands of `tenon workflow`. */
export function registerWorkflowCommands(program: Command): void {
  const workflow = program.command('workflow').description('check, test, deploy and run workflows');
  addDeployCommand(workflow);
  addRunCommand(workflow);
}
