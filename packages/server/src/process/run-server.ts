import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { content, createConnectorCalls, createEgress, createRuntime, createVault } from '@tenon/runtime';
import { watchHosts } from '../catalogue/watch-hosts.ts';
import { createServer } from '../create-server.ts';
import { type DataFolder, openDataFolder } from '../database/data-folder.ts';
import { startDatabaseClock } from '../database/database-clock.ts';
import { createCallbackAddresses } from '../invoke/callback-addresses.ts';
import { consentRedirectUrl } from '../invoke/consent-addresses.ts';
import { startHistoryKeeper } from '../operations/history-keeper.ts';
import { startOperationCounter } from '../operations/operation-counter.ts';
import { createTelemetry } from '../operations/telemetry.ts';
import { openTracing } from '../operations/tracing/open-tracing.ts';
import { createOneTimeLink } from '../ownership/one-time-link.ts';
import { systemIds } from '../system-parts.ts';
import { readStoredHosts } from '../tenancy/read-settings.ts';
import { removeAddress, writeAddress } from './address-file.ts';
import { announce } from './announce.ts';
import { Closers } from './closers.ts';
import type { Configuration } from './configuration.ts';
import { type ExampleProcess, startExample } from './example-process.ts';
import { listen, refuseTakenPort } from './listen.ts';
import { keysOfServer } from './master-keys.ts';
import { openDatabase } from './open-database.ts';
import { openLog } from './open-log.ts';
import { openVault } from './open-vault.ts';
import { renewSubscriptions } from './renew-subscriptions.ts';
import { sealStoredSecrets } from './seal-stored-secrets.ts';
import { settleMemory } from './settle-memory.ts';
import { version } from './version.ts';

const examplePort = 4410;
/** The host in the definition of the example's v2; see docs/decisions/0002. */
const exampleHost = 'api.print-framer.alt';

/** Runs the whole product until the process is asked to stop. What fails on the way is undone before it is thrown. */
export async function runServer(configuration: Configuration): Promise<void> {
  const closers = new Closers();
  // From the first moment on: what is open is closed in order even when a start is cut short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(closers));
  try {
    await start(configuration, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function stop(closers: Closers): Promise<void> {
  try {
    await closers.closeAll();
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

async function start(configuration: Configuration, closers: Closers): Promise<void> {
  await refuseTakenPort(configuration);
  const log = openLog(configuration.logLevel);
  process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'a defect ends the process'));
  const telemetry = createTelemetry(version);
  closers.add(() => telemetry.close());
  const tracing = await openTracing(configuration.tracing, { log, version });
  closers.add(() => tracing.close());
  const data = openDataFolder(configuration.dataDir);
  const example = configuration.example ? await startBeside(data, closers) : undefined;
  const keys = keysOfServer(configuration, data);
  const store = await openDatabase({ configuration, data, vault: createVault(keys), log }, closers);
  let url = configuration.publicUrl ?? '';
  const publicUrl = () => url;

  const clock = await startDatabaseClock({ store, log });
  closers.add(() => clock.stop());
  const vault = await openVault(store, keys);
  await sealStoredSecrets(store, { vault, at: clock.now() });
  const bodies = content.newBudget(configuration.bodyBytes);
  const callBodies = content.newBudget(configuration.bodyBytes);
  const egress = createEgress({
    allowedHosts: [...allowedHosts(configuration, example?.process), ...(await readStoredHosts(store))],
    clock,
    log,
    observe: telemetry.observeEgress,
    bodies,
  });
  closers.add(() => egress.close());
  const counter = startOperationCounter({ store, clock, log, retentionDays: configuration.retentionDays });
  closers.add(() => counter.stop());
  const connectorCalls = createConnectorCalls({
    store,
    vault,
    egress,
    clock,
    publicUrl,
    consentRedirectUrl: (registration) => consentRedirectUrl(publicUrl(), registration),
    observe: counter.count,
  });
  const addresses = createCallbackAddresses({ vault, publicUrl });
  const runtime = createRuntime({
    store,
    effects: connectorCalls.effects,
    regions: configuration.regions,
    tenantLimits: configuration.tenantLimits,
    tenantWeights: configuration.tenantWeights,
    clock,
    log,
    addresses,
    observers: [...telemetry.runtimeObservers, ...tracing.observers],
    traceparentOf: tracing.traceparentOf,
    vault,
    bodies,
  });
  const portalFolder = fileURLToPath(new URL('../../../portal/dist', import.meta.url));
  const config = {
    version,
    publicUrl,
    regions: configuration.regions,
    isPublic: configuration.publicUrl !== undefined,
    ...(configuration.metricsToken === undefined ? {} : { metricsToken: configuration.metricsToken }),
    trustedProxies: configuration.trustedProxies,
    ...(existsSync(portalFolder) ? { portalFolder } : {}),
  };
  const parts = {
    store,
    clock,
    ids: systemIds,
    log,
    config,
    runtime,
    connectorCalls,
    egress,
    bodies,
    callBodies,
    vault,
    telemetry,
  };
  const server = await createServer(parts);
  closers.add(() => server.close());
  const port = await listen(server, configuration);
  url ||= `http://${configuration.host.includes(':') ? `[${configuration.host}]` : configuration.host}:${port}`;
  await renewSubscriptions(store, { url, at: clock.now() });
  await runtime.start();
  closers.add(() => runtime.stop());
  const { retentionDays } = configuration;
  const keeper = startHistoryKeeper({ store, clock, log, retentionDays });
  closers.add(() => keeper.stop());
  closers.add(watchHosts(parts));
  writeAddress(data, url);
  closers.add(() => removeAddress(data));
  // Closed first: callers are sent elsewhere while runs come to rest.
  closers.add(() => telemetry.announceStop());
  announce({ url, link: await createOneTimeLink(parts), example });
  log.info({ version, url, regions: configuration.regions }, 'ready');
  void settleMemory();
}

/** The example and the key that its v2 accepts on this installation. */
async function startBeside(data: DataFolder, closers: Closers): Promise<{ process: ExampleProcess; key: string }> {
  const key = `pf-${data.secret('example-key', 12).toString('base64url')}`;
  const process = await startExample(examplePort, key);
  closers.add(() => process.stop());
  return { process, key };
}

/** The operator's own entries and, while it runs, the two that make the local example reachable. */
function allowedHosts(configuration: Configuration, example: ExampleProcess | undefined): readonly string[] {
  if (!example) return configuration.allowedHosts;
  const local = `127.0.0.1:${example.port}`;
  return [...configuration.allowedHosts, local, `${exampleHost}=http://${local}`];
}
