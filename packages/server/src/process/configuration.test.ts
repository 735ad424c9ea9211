import { describe, expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

// Attack T31 of docs/security.md.

test('listens on loopback, port 4400, in the region local, unless told', () => {
  expect(readConfiguration([], {})).toMatchObject({
    host: '127.0.0.1',
    port: 4400,
    regions: ['local'],
    databaseUrl: undefined,
    example: true,
  });
});

test('takes the environment, and flags before it', () => {
  const environment = { TENON_PORT: '5000', TENON_REGION: 'west', DATABASE_URL: 'postgres://u:p@h/d' };
  expect(readConfiguration(['--port', '0', '--no-example'], environment)).toMatchObject({
    port: 0,
    regions: ['west'],
    databaseUrl: 'postgres://u:p@h/d',
    example: false,
  });
});

test('believes no proxy unless told which', () => {
  expect(readConfiguration([], {}).trustedProxies).toEqual([]);
  expect(readConfiguration([], { TENON_TRUSTED_PROXIES: '10.0.0.7, fd00::/8' }).trustedProxies).toEqual([
    '10.0.0.7',
    'fd00::/8',
  ]);
});

test('serves several regions, the first by default, each once', () => {
  expect(readConfiguration(['--region', 'West, north,west'], {}).regions).toEqual(['west', 'north']);
});

test('reads how many runs a tenant may have', () => {
  const tenantId = '11111111-1111-4111-8111-111111111111';
  const { tenantLimits } = readConfiguration(['--tenant-runs', `2000, ${tenantId}=50`], {});
  expect(tenantLimits).toEqual({ each: 2000, byTenant: new Map([[tenantId, 50]]) });
  expect(readConfiguration([], {}).tenantLimits).toEqual({ each: undefined, byTenant: new Map() });
});

test('reads how much memory large bodies may take', () => {
  expect(readConfiguration([], {}).bodyBytes).toBe(268_435_456);
  expect(readConfiguration(['--body-memory', '100'], {}).bodyBytes).toBe(104_857_600);
});

test('reads the weights of tenants', () => {
  const tenantId = '11111111-1111-4111-8111-11111111111A';
  const { tenantWeights } = readConfiguration(['--tenant-weights', `${tenantId}=4`], {});
  expect(tenantWeights).toEqual(new Map([[tenantId.toLowerCase(), 4]]));
  expect(readConfiguration([], {}).tenantWeights).toEqual(new Map());
});

describe('refuses what it cannot use', () => {
  test.each([
    { name: 'a port that is no number', args: ['--port', 'abc'], environment: {}, code: 'port-not-valid' },
    { name: 'a port that is too large', args: ['--port', '70000'], environment: {}, code: 'port-not-valid' },
    { name: 'an unknown flag', args: ['--prot', '1'], environment: {}, code: 'flag-unknown' },
    {
      name: 'another database',
      args: [],
      environment: { DATABASE_URL: 'mysql://h/d' },
      code: 'database-url-not-valid',
    },
    { name: 'a history of no days', args: ['--history-days', '0'], environment: {}, code: 'history-days-not-valid' },
    { name: 'a share of no runs', args: ['--tenant-runs', '0'], environment: {}, code: 'tenant-runs-not-valid' },
    { name: 'hardly any memory', args: ['--body-memory', '15'], environment: {}, code: 'body-memory-not-valid' },
    { name: 'a weight of nobody', args: ['--tenant-weights', '3'], environment: {}, code: 'tenant-weights-not-valid' },
    { name: 'a log level', args: ['--log-level', 'loud'], environment: {}, code: 'log-level-not-valid' },
    {
      name: 'a token for metrics that is guessed soon',
      args: [],
      environment: { TENON_METRICS_TOKEN: 'short' },
      code: 'metrics-token-not-valid',
    },
    { name: 'a region with a space', args: ['--region', 'a b'], environment: {}, code: 'region-not-valid' },
    {
      name: 'a public URL with a path',
      args: ['--public-url', 'https://a/b'],
      environment: {},
      code: 'public-url-not-valid',
    },
    { name: 'a proxy by name', args: ['--trusted-proxies', 'proxy.example'], environment: {}, code: 'proxy-not-valid' },
    {
      name: 'everybody as a proxy',
      args: ['--trusted-proxies', '0.0.0.0/0'],
      environment: {},
      code: 'proxy-not-valid',
    },
    {
      name: 'a key of zeros',
      args: [],
      environment: { TENON_MASTER_KEY: Buffer.alloc(32).toString('base64url') },
      code: 'master-key-not-valid',
    },
    { name: 'a short key', args: [], environment: { TENON_MASTER_KEY: 'AAAA' }, code: 'master-key-not-valid' },
    { name: 'an unknown log level', args: [], environment: { TENON_LOG_LEVEL: 'loud' }, code: 'log-level-not-valid' },
  ])('$name', ({ args, environment, code }) => {
    expect(() => readConfiguration(args, environment)).toThrow(expect.objectContaining({ code }));
  });

  test('a wrong DATABASE_URL is not repeated, because it may hold a password', () => {
    expect(() => readConfiguration([], { DATABASE_URL: 'mysql://u:hunter2@h/d' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
