import type { Command } from 'commander';

/** The options by which a server is found or configured; each has its environment variable. */
export interface ServerOptions {
  readonly port?: string;
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly region?: string;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly allowHost?: string;
  readonly historyDays?: string;
  readonly tenantRuns?: string;
  readonly bodyMemory?: string;
  readonly tenantWeights?: string;
  readonly trustedProxies?: string;
  readonly logLevel?: string;
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

/** Adds the options that only a server that listens has. */
export function addListeningOptions(command: Command): Command {
  return command
    .option('--host <address>', 'address to listen on (TENON_HOST, 127.0.0.1)')
    .option('--public-url <url>', 'how others reach the server, through a proxy perhaps (TENON_PUBLIC_URL)')
    .option(
      '--allow-host <hosts>',
      'private or plain-http hosts that connectors may call, separated by commas (TENON_ALLOWED_HOSTS)',
    )
    .option('--history-days <days>', 'for how many days the history of runs is kept (TENON_HISTORY_DAYS, 90)')
    .option(
      '--tenant-runs <number>',
      'runs of one tenant in memory at most, and <tenant id>=<number> (TENON_TENANT_RUNS, 4000)',
    )
    .option(
      '--body-memory <megabytes>',
      'memory that large bodies on their way take together at most (TENON_BODY_MEMORY, 256)',
    )
    .option(
      '--tenant-weights <weights>',
      '<tenant id>=<number> of runs that a tenant has in each turn, separated by commas (TENON_TENANT_WEIGHTS, 1)',
    )
    .option('--trusted-proxies <addresses>', 'proxies whose X-Forwarded-For is believed (TENON_TRUSTED_PROXIES)')
    .option('--log-level <level>', 'trace, debug, info, warn, error, fatal or silent (TENON_LOG_LEVEL, warn)');
}

/** The options as arguments for the server's own entry. */
export function serverArguments(options: ServerOptions): string[] {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['--port', options.port],
    ['--data-dir', options.dataDir],
    ['--database-url', options.databaseUrl],
    ['--region', options.region],
    ['--host', options.host],
    ['--public-url', options.publicUrl],
    ['--allow-host', options.allowHost],
    ['--history-days', options.historyDays],
    ['--tenant-runs', options.tenantRuns],
    ['--body-memory', options.bodyMemory],
    ['--tenant-weights', options.tenantWeights],
    ['--trusted-proxies', options.trustedProxies],
    ['--log-level', options.logLevel],
  ];
  return named.flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}
