import type { Command } from 'commander';
import { addServerOptions, type ServerOptions, serverArguments } from '../../server-options.ts';
import { passSignalsAndWait, startServerProcess } from '../../server-process.ts';

const examples = `
Examples:
  $ tenon admin bootstrap --json
  $ export TENON_TOKEN=$(tenon admin bootstrap --json | jq -r .token)

Run it on the server's machine, with the same --data-dir or DATABASE_URL as the server. It makes the first owner if
there is none, and prints the address, a new API token with all rights of that owner, and the ids that scripts need.`;

/** `tenon admin bootstrap`: the first owner, and an API token for scripts. */
export function addBootstrapCommand(parent: Command): void {
  addServerOptions(parent.command('bootstrap').description('make the first owner if there is none, and an API token'))
    .option('--json', 'print {url, token, tenantId, subscriptionId, resourceGroup, region}')
    .addHelpText('after', examples)
    .action(async (options: ServerOptions & { json?: boolean }) => {
      const args = ['bootstrap', ...serverArguments(options), ...(options.json ? ['--json'] : [])];
      process.exitCode = await passSignalsAndWait(startServerProcess(args, 'inherit'));
    });
}
