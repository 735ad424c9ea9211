import type { Command } from 'commander';
import { addServerOptions, type ServerOptions, serverArguments } from '../../server-options.ts';
import { passSignalsAndWait, startServerProcess } from '../../server-process.ts';

const backupHelp = `
Examples:
  $ tenon admin backup /backups/$(date +%F)
  $ tenon admin backup /backups/today --without-keys

Works while the server runs, and without one. The folder must not exist yet, and appears when it is whole. It holds the
master key unless --without-keys is given or TENON_MASTER_KEY is used; without the key its secrets cannot be read.
For a database of your own (DATABASE_URL) use pg_dump, and keep the master key beside it.`;

const restoreHelp = `
Examples:
  $ tenon admin restore /backups/2026-11-26 --data-dir /srv/tenon-restored
  $ TENON_MASTER_KEY=… tenon admin restore /backups/today --data-dir /srv/tenon-restored

The data folder must be new or empty: nothing is ever overwritten. Every file is compared with its checksum, and the
database is started once to see that it recovers. Runs that were going on continue when the server starts.`;

/** `tenon admin backup`: a copy of everything, made beside the running server. */
export function addBackupCommand(parent: Command): void {
  addServerOptions(parent.command('backup').description('back everything up, while the server runs'))
    .argument('<folder>', 'the new folder of the backup')
    .option('--without-keys', 'leave the master key out, to be kept elsewhere')
    .option('--json', 'print {backup, files, bytes, masterKey}')
    .addHelpText('after', backupHelp)
    .action(async (folder: string, options: ServerOptions & { withoutKeys?: boolean; json?: boolean }) => {
      await run(
        'backup',
        [folder, ...serverArguments(options), ...(options.withoutKeys ? ['--without-keys'] : [])],
        options,
      );
    });
}

/** `tenon admin restore`: a backup into a new data folder. */
export function addRestoreCommand(parent: Command): void {
  addServerOptions(parent.command('restore').description('restore a backup into a new data folder'))
    .argument('<backup>', 'the folder of the backup')
    .option('--json', 'print {dataDir, createdAt, version, holds}')
    .addHelpText('after', restoreHelp)
    .action(async (folder: string, options: ServerOptions & { json?: boolean }) => {
      await run('restore', [folder, ...serverArguments(options)], options);
    });
}

async function run(task: string, args: readonly string[], { json }: { json?: boolean }): Promise<void> {
  process.exitCode = await passSignalsAndWait(
    startServerProcess([task, ...args, ...(json ? ['--json'] : [])], 'inherit'),
  );
}
