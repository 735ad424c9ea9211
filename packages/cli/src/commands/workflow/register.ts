import type { Command } from 'commander';
import { addCheckCommand } from './check.ts';
import { addDeployCommand } from './deploy.ts';
import { addRunCommand } from './run.ts';
import { addTestCommand } from './test.ts';

/** The commands of `tenon workflow`. */
export function registerWorkflowCommands(program: Command): void {
  const workflow = program.command('workflow').description('check, test, deploy and run workflows');
  addCheckCommand(workflow);
  addTestCommand(workflow);
  addDeployCommand(workflow);
  addRunCommand(workflow);
}
