import type { Command } from 'commander';
import { addListeningOptions, addServerOptions, type ServerOptions, serverArguments } from '../server-options.ts';
import { passSignalsAndWait, startServerProcess } from '../server-process.ts';

const examples = `
Examples:
  $ tenon up
  $ tenon up --port 0 --data-dir /srv/tenon
  $ DATABASE_URL=postgres://tenon:…@db/tenon tenon up --region westeurope`;

/** `tenon up`: the whole product in the foreground, until it is stopped. */
export function addUpCommand(program: Command): void {
  addListeningOptions(addServerOptions(program.command('up').description('start the server with everything it needs')))
    .option('--no-example', 'without the Print Framer API beside it')
    .addHelpText('after', examples)
    .action(async (options: ServerOptions & { example: boolean }) => {
      const args = ['up', ...serverArguments(options), ...(options.example ? [] : ['--no-example'])];
      process.exitCode = await passSignalsAndWait(startServerProcess(args, 'inherit'));
    });
}
