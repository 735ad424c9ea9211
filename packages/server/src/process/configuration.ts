// biome-ignore lint/style/noRestrictedImports: it only reads the spelling of an address
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '@tenon/diagnostics';
import { readTracing, type TracingSettings } from '../operations/tracing/settings.ts';
import { keyOfText } from './master-keys.ts';

/** What the operator decides about one server process. */
export interface Configuration {
  /** Address to listen on; loopback unless told. */
  readonly host: string;
  /** Port to listen on; 0 for any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** An operator's own PostgreSQL; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  /** The regions that this process serves; new things live in the first unless told. */
  readonly regions: readonly [string, ...string[]];
  /** How others reach this server, when that differs from the address it listens on. */
  readonly publicUrl: string | undefined;
  /** Addresses and ranges of the proxies in front of this server, whose `X-Forwarded-For` says who calls. */
  readonly trustedProxies: readonly string[];
  /** Hosts that outgoing requests may reach although they are private or plain http. */
  readonly allowedHosts: readonly string[];
  /** Key that protects stored secrets, in base64url; without it one is kept in the data folder. */
  readonly masterKey: Buffer | undefined;
  /** The key that the master key replaced, so that addresses that were signed before are good. */
  readonly earlierMasterKey: Buffer | undefined;
  /** For how many days the history of runs is kept. */
  readonly retentionDays: number;
  /** Runs of one tenant in the memory of this process at most. */
  readonly tenantLimits: { readonly each: number | undefined; readonly byTenant: ReadonlyMap<string, number> };
  /** How much memory large bodies on their way take together at most, in bytes. */
  readonly bodyBytes: number;
  /** How many runs of these tenants are taken for one of another, when more are due than there is room for. */
  readonly tenantWeights: ReadonlyMap<string, number>;
  /** Whether the example API runs beside the server. */
  readonly example: boolean;
  readonly logLevel: string;
  /** The token that reads `/metrics` from other machines. */
  readonly metricsToken: string | undefined;
  /** Where traces of runs are sent, if anywhere. */
  readonly tracing: TracingSettings | undefined;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads flags and environment; flags win. Whatever is wrong is refused with the name of the setting and its value. */
export function readConfiguration(args: readonly string[], environment: NodeJS.ProcessEnv): Configuration {
  const { values } = parseFlags(args);
  const setting = (flag: string | undefined, variable: string) => flag ?? (environment[variable] || undefined);
  return {
    host: setting(values.host, 'TENON_HOST') ?? '127.0.0.1',
    port: readPort(setting(values.port, 'TENON_PORT') ?? '4400'),
    dataDir: resolve(setting(values['data-dir'], 'TENON_DATA_DIR') ?? '.tenon'),
    databaseUrl: readDatabaseUrl(setting(values['database-url'], 'DATABASE_URL')),
    regions: readRegions(setting(values.region, 'TENON_REGION') ?? 'local'),
    publicUrl: readPublicUrl(setting(values['public-url'], 'TENON_PUBLIC_URL')),
    trustedProxies: readProxies(setting(values['trusted-proxies'], 'TENON_TRUSTED_PROXIES') ?? ''),
    allowedHosts: (setting(values['allow-host'], 'TENON_ALLOWED_HOSTS') ?? '')
      .split(',')
      .filter((entry) => entry !== ''),
    masterKey: readKey('TENON_MASTER_KEY', environment),
    earlierMasterKey: readKey('TENON_EARLIER_MASTER_KEY', environment),
    retentionDays: readRetention(setting(values['history-days'], 'TENON_HISTORY_DAYS') ?? '90'),
    tenantLimits: readTenantLimits(setting(values['tenant-runs'], 'TENON_TENANT_RUNS') ?? ''),
    bodyBytes: readBodyBytes(setting(values['body-memory'], 'TENON_BODY_MEMORY') ?? '256'),
    tenantWeights: readTenantWeights(setting(values['tenant-weights'], 'TENON_TENANT_WEIGHTS') ?? ''),
    example: !values['no-example'] && environment['TENON_EXAMPLE'] !== 'off',
    logLevel: readLogLevel(setting(values['log-level'], 'TENON_LOG_LEVEL') ?? 'warn'),
    metricsToken: readMetricsToken(environment['TENON_METRICS_TOKEN']),
    tracing: readTracing(environment),
  };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        'database-url': { type: 'string' },
        region: { type: 'string' },
        'public-url': { type: 'string' },
        'trusted-proxies': { type: 'string' },
        'allow-host': { type: 'string' },
        'history-days': { type: 'string' },
        'tenant-runs': { type: 'string' },
        'body-memory': { type: 'string' },
        'tenant-weights': { type: 'string' },
        'log-level': { type: 'string' },
        'no-example': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new Refusal('flag-unknown', `${cause instanceof Error ? cause.message : cause} See tenon up --help.`, {
      cause,
    });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Refusal('port-not-valid', `'${text}' is not a port. Give --port (or TENON_PORT) a number from 0 to 65535.`);
}

function readRetention(text: string): number {
  const days = Number(text);
  if (/^\d{1,4}$/.test(text) && days >= 1 && days <= 3_650) return days;
  throw new Refusal(
    'history-days-not-valid',
    `'${text}' is not a number of days. Give --history-days (or TENON_HISTORY_DAYS) a whole number from 1 to 3650.`,
  );
}

function readTenantLimits(text: string): Configuration['tenantLimits'] {
  let each: number | undefined;
  const byTenant = new Map<string, number>();
  for (const entry of text.split(',').filter((part) => part.trim() !== '')) {
    const [, tenantId, number = ''] =
      /^\s*(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})=)?([1-9]\d{0,5})\s*$/i.exec(entry) ?? [];
    if (number === '')
      throw new Refusal(
        'tenant-runs-not-valid',
        `'${entry.trim()}' is no number of runs. Give --tenant-runs (or TENON_TENANT_RUNS) a number from 1 on, or <tenant id>=<number>, separated by commas.`,
      );
    if (tenantId === undefined) each = Number(number);
    else byTenant.set(tenantId.toLowerCase(), Number(number));
  }
  return { each, byTenant };
}

function readBodyBytes(text: string): number {
  const megabytes = Number(text);
  if (/^\d{1,5}$/.test(text) && megabytes >= 16) return megabytes * 1_048_576;
  throw new Refusal(
    'body-memory-not-valid',
    `'${text}' is no number of megabytes. Give --body-memory (or TENON_BODY_MEMORY) a whole number from 16 to 99999.`,
  );
}

function readTenantWeights(text: string): Configuration['tenantWeights'] {
  const entries = text.split(',').filter((part) => part.trim() !== '');
  return new Map(
    entries.map((entry): [string, number] => {
      const [, tenantId, weight] =
        /^\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})=(100|[1-9]\d?)\s*$/i.exec(entry) ?? [];
      if (tenantId !== undefined) return [tenantId.toLowerCase(), Number(weight)];
      throw new Refusal(
        'tenant-weights-not-valid',
        `'${entry.trim()}' is no weight of a tenant. Give --tenant-weights (or TENON_TENANT_WEIGHTS) <tenant id>=<number from 1 to 100>, separated by commas.`,
      );
    }),
  );
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text;
  throw new Refusal(
    'database-url-not-valid',
    'DATABASE_URL is not of the form postgresql://user:password@host:port/database. Correct it, or leave it out to use the embedded PostgreSQL.',
  );
}

function readRegions(text: string): readonly [string, ...string[]] {
  const [first, ...others] = text.split(',').map((name) => name.trim().toLowerCase());
  const wrong = [first, ...others].find((name) => !/^[a-z][a-z0-9-]{0,39}$/.test(name ?? ''));
  if (first !== undefined && wrong === undefined) return [first, ...new Set(others.filter((name) => name !== first))];
  throw new Refusal(
    'region-not-valid',
    `'${wrong}' is not the name of a region. Give --region (or TENON_REGION) names of letters, digits and hyphens, separated by commas.`,
  );
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url.origin;
  throw new Refusal(
    'public-url-not-valid',
    `'${text}' is not the address of a server. Give --public-url (or TENON_PUBLIC_URL) something like https://tenon.contoso.com.`,
  );
}

function readProxies(text: string): readonly string[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const wrong = entries.find((entry) => !isAddressRange(entry));
  if (wrong === undefined) return entries;
  throw new Refusal(
    'proxy-not-valid',
    `'${wrong}' is not the address of a proxy. Give --trusted-proxies (or TENON_TRUSTED_PROXIES) addresses or ranges such as 10.0.0.7 or 10.0.0.0/24, separated by commas.`,
  );
}

/** A range of no bits would believe everybody. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function readLogLevel(text: string): string {
  if (logLevels.includes(text)) return text;
  throw new Refusal(
    'log-level-not-valid',
    `'${text}' is no log level. Give --log-level (or TENON_LOG_LEVEL) one of ${logLevels.join(', ')}.`,
  );
}

function readMetricsToken(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length >= 16 && !/\s/.test(text)) return text;
  throw new Refusal(
    'metrics-token-not-valid',
    'TENON_METRICS_TOKEN is shorter than 16 characters, or has spaces. Make one with: openssl rand -base64 32',
  );
}

function readKey(variable: string, environment: NodeJS.ProcessEnv): Buffer | undefined {
  const text = environment[variable];
  return text ? keyOfText(variable, text) : undefined;
}
