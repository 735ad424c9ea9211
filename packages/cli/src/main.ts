import { Command, CommanderError } from 'commander';
import { UsageFailure } from './usage-failure.ts';

/** A group of commands, loaded only when it is asked for: most of them bring a compiler or a validator along. */
interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  load(): Promise<(program: Command, command: string | undefined) => void | Promise<void>>;
}

const groups: readonly CommandGroup[] = [
  {
    name: 'up',
    summary: 'start the server with everything it needs',
    load: async () => (await import('./commands/up.ts')).addUpCommand,
  },
  {
    name: 'connector',
    summary: 'import, inspect, validate, call and compare connectors',
    load: async () => (await import('./commands/connector/register.ts')).registerConnectorCommands,
  },
  {
    name: 'workflow',
    summary: 'check, test, deploy and run workflows',
    load: async () => (await import('./commands/workflow/register.ts')).registerWorkflowCommands,
  },
  {
    name: 'expression',
    summary: 'evaluate an expression of the workflow definition language',
    load: async () => (await import('./commands/expression.ts')).addExpressionCommand,
  },
  {
    name: 'admin',
    summary: 'what the operator does on the machine of the server',
    load: async () => (await import('./commands/admin/register.ts')).registerAdminCommands,
  },
];

const examples = `
Examples:
  $ tenon up --port 4400
  $ tenon connector validate examples/print-framer/v2
  $ tenon workflow test examples/print-framer/tests
  $ tenon expression "@concat('a', 'b')"
  $ tenon admin bootstrap --json

Exit codes: 0 done, 1 findings or a failure, 2 wrong use or unreadable input.`;

/** Runs one command line; the result is the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const program = new Command('tenon')
    .description('Turns any HTTP API into a connector that people use without writing code.')
    .addHelpText('after', examples)
    .showHelpAfterError()
    .exitOverride();
  const wanted = groups.find((group) => group.name === args[0]);
  if (wanted) await (await wanted.load())(program, args[1]);
  else for (const group of groups) program.command(group.name).description(group.summary);
  makeStrict(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageFailure) {
      console.error(error.message);
      return 2;
    }
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

/** Every command answers wrong use by an error that reaches `main`, which owns the exit codes. */
function makeStrict(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride().showHelpAfterError();
    makeStrict(child);
  }
}

// A reader that goes away, as `| head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
