import { createVault, type Vault, type VaultKeys } from '@tenon/runtime';
import { type DatabaseHealth, databaseHealth, type SealedValue, type Store, someSealed } from '@tenon/store';
import { masterKeyOf } from '../process/master-keys.ts';
import { rotationUnderWay } from '../process/rotation-under-way.ts';
import { type Finding, ok, type Patient, problem, warning } from './finding.ts';

const clockToleranceMs = 2_000;

/** The version of the server, and whether its schema is the one of this version of the product. */
export async function checkSchema(store: Store): Promise<readonly Finding[]> {
  const { serverVersion, isTooOld, newest, missing, foreign } = await store.schemaState();
  const database = isTooOld
    ? problem('database', `The database is PostgreSQL ${serverVersion}.`, 'Upgrade it to 15 or newer.')
    : ok('database', `PostgreSQL ${serverVersion} answers.`);
  if (foreign.length > 0) {
    return [
      database,
      problem(
        'schema',
        `The schema is newer than this version: it has ${foreign.join(', ')}.`,
        'Start the newer version, or restore a backup made before the upgrade.',
      ),
    ];
  }
  if (missing.length > 0) {
    const at = newest === undefined ? 'is empty' : `ends at ${newest}`;
    return [
      database,
      warning(
        'schema',
        `The schema ${at}; ${missing.length} migration(s) are to come.`,
        'Make a backup, then start the server: it applies them.',
      ),
    ];
  }
  return [database, ok('schema', `The schema is at ${newest}.`)];
}

/** What can be seen once the schema is there. */
export async function checkDatabase(store: Store, { configuration, data }: Patient): Promise<readonly Finding[]> {
  const health = await databaseHealth(store.system);
  const masterKey = masterKeyOf(configuration, data);
  return [
    checkSeparation(health),
    await checkSealing(store, masterKey && { masterKey }),
    checkHistory(health),
    checkConnections(health),
    checkClock(health, new Date()),
  ];
}

function checkSeparation({ unguardedTables, unsafeRoles }: DatabaseHealth): Finding {
  const faults = [
    ...unguardedTables.map((name) => `the table ${name} is not held by row-level security`),
    ...unsafeRoles.map((name) => `the role ${name} is missing, may sign in, or passes row-level security`),
  ];
  if (faults.length === 0) return ok('tenants', 'Row-level security is forced on every table with rows of tenants.');
  return problem(
    'tenants',
    `Tenants are not kept apart: ${faults.join('; ')}.`,
    'Undo what was changed by hand (alter table … enable, force row level security), or restore a backup.',
  );
}

/** Of each kind this many values are opened for the look. */
const triedValues = 100;

async function checkSealing(store: Store, keys: VaultKeys | undefined): Promise<Finding> {
  const rotation = await rotationUnderWay(store.system);
  if (rotation !== undefined) {
    return problem(
      'secrets',
      `A change of the master key from ${rotation.from} to ${rotation.to} is not done, so no server starts.`,
      'Finish it: tenon admin rotate-key, with the same keys.',
    );
  }
  const kinds = (await someSealed(store.system, triedValues)).filter(({ values }) => values.length > 0);
  if (kinds.length === 0) return ok('secrets', 'No secret is stored yet.');
  const vault = keys && createVault(keys);
  const closed = kinds.filter(({ values }) => !values.every((value) => opens(vault, value)));
  const names = (of: typeof kinds) => of.map(({ name }) => name).join(', ');
  if (closed.length === 0)
    return ok('secrets', `Stored secrets open with the key at hand (${vault?.keyId}): ${names(kinds)}.`);
  const ids = closed.flatMap(({ values }) => values.map(({ sealed }) => sealed.split('.')[1] ?? ''));
  return problem(
    'secrets',
    `Some stored secrets do not open (${names(closed)}): they are sealed with the key ${[...new Set(ids)].join(', ')}, and the one at hand is ${vault?.keyId ?? 'none'}.`,
    'Set TENON_MASTER_KEY to the key that sealed them, or put its file back into the data folder.',
  );
}

function opens(vault: Vault | undefined, { place, sealed }: SealedValue): boolean {
  try {
    return vault?.open(place, sealed) !== undefined;
  } catch {
    // Which one it is and why is of no use to the operator: its key's id is.
    return false;
  }
}

/** A server makes parts ahead of time, within the hour; one that was stopped for long makes them when it starts. */
function checkHistory({ historyUntil, now }: DatabaseHealth): Finding {
  const until = historyUntil.toISOString().slice(0, 10);
  return historyUntil > now
    ? ok('history', `The run history has its parts up to ${until}.`)
    : warning(
        'history',
        `The run history has no part after ${until}, so what is older than is kept is not dropped.`,
        'Start a server: it makes them. If one runs, its log says why it cannot.',
      );
}

function checkConnections({ connections: { used, most } }: DatabaseHealth): Finding {
  const message = `${used} of ${most} connections are in use.`;
  return used > most * 0.8
    ? warning('connections', message, 'Raise max_connections: each process of Tenon uses up to 25.')
    : ok('connections', message);
}

function checkClock({ now }: DatabaseHealth, here: Date): Finding {
  const apartMs = Math.abs(now.getTime() - here.getTime());
  const message = `The clocks of this machine and of the database are ${apartMs} ms apart.`;
  return apartMs > clockToleranceMs
    ? problem('clock', message, 'Let both machines take the time from the same source (NTP).')
    : ok('clock', message);
}
