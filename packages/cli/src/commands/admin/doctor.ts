import type { Command } from 'commander';
import { addServerOptions, type ServerOptions, serverArguments } from '../../server-options.ts';
import { passSignalsAndWait, startServerProcess } from '../../server-process.ts';

const help = `
Examples:
  $ tenon admin doctor
  $ tenon admin doctor --json | jq '.findings[] | select(.status == "problem")'

Run it on the server's machine, with the same --data-dir or DATABASE_URL as the server, which may run or not. It looks
at the data folder, keys, disk, port, database, schema, separation of tenants, secrets, clock, workers, runs and queue,
and changes nothing. Exit codes: 0 no problem (there may be warnings), 1 a problem, 2 wrong use.`;

/** `tenon admin doctor`: what is not well with an installation, and what to do about it. */
export function addDoctorCommand(parent: Command): void {
  addServerOptions(parent.command('doctor').description('find what is not well, with what to do about it'))
    .option('--json', 'print {version, healthy, findings: [{check, status, message, remedy?}]}')
    .addHelpText('after', help)
    .action(async (options: ServerOptions & { json?: boolean }) => {
      const args = ['doctor', ...serverArguments(options), ...(options.json ? ['--json'] : [])];
      process.exitCode = await passSignalsAndWait(startServerProcess(args, 'inherit'));
    });
}
