import type { Command } from 'commander';
import { addServerOptions, type ServerOptions, serverArguments } from '../../server-options.ts';
import { passSignalsAndWait, startServerProcess } from '../../server-process.ts';

const help = `
Examples:
  $ tenon admin rotate-key
  $ TENON_MASTER_KEY=<old> TENON_NEW_MASTER_KEY=<new> tenon admin rotate-key

Stop every process of the server first. Each stored secret has a key of its own, which the new master key wraps instead of
the old one; no secret is decrypted. When it is stopped half-way call it again: it goes on, and no server starts
before it is done. The old key stays in the data folder as master-key-earlier (for TENON_MASTER_KEY: set
TENON_EARLIER_MASTER_KEY), for addresses that waiting runs have given out; remove it to make these void.
Exit codes: 0 done, 1 some values could not be opened and were left, 2 refused.`;

/** `tenon admin rotate-key`: another master key. */
export function addRotateKeyCommand(parent: Command): void {
  addServerOptions(parent.command('rotate-key').description('replace the master key that protects stored secrets'))
    .option('--json', 'print {from, to, kinds: [{name, changed, left}]}')
    .addHelpText('after', help)
    .action(async (options: ServerOptions & { json?: boolean }) => {
      const args = ['rotate-key', ...serverArguments(options), ...(options.json ? ['--json'] : [])];
      process.exitCode = await passSignalsAndWait(startServerProcess(args, 'inherit'));
    });
}
