import type { Command } from 'commander';

/** The options by which a server is found or configured; each has its environment variable. */
export interface ServerOptions {
  readonly port?: string;
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly region?: string;
}

/** Adds the options that configure a server. */
export function addServerOptions(command: Command): Command {
  return command
    .option('--port <number>', 'port to listen on, 0 for any free one (TENON_PORT, 4400)')
    .option('--data-dir <folder>', 'folder of the embedded database and the keys (TENON_DATA_DIR, .tenon)')
    .option('--database-url <url>', 'PostgreSQL 15 or newer instead of the embedded one (DATABASE_URL)')
    .option(
      '--region <names>',
      'region or regions that this process serves, separated by commas (TENON_REGION, local)',
    );
}

/** The options as arguments for the server's own entry. */
export function serverArguments(options: ServerOptions): string[] {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['--port', options.port],
    ['--data-dir', options.dataDir],
    ['--database-url', options.databaseUrl],
    ['--region', options.region],
  ];
  return named.flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}
