import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '@tenon/diagnostics';
import { createVault } from '@tenon/runtime';
import { openStore, storedThings } from '@tenon/store';
import { openExistingDataFolder } from '../database/data-folder.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { postgresIdentity } from '../database/postgres-identity.ts';
import type { Configuration } from '../process/configuration.ts';
import { copyFiles, discard, whyNotWritten } from './copy-files.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** What was restored. */
export interface RestoreSummary {
  readonly dataDir: string;
  readonly createdAt: string;
  readonly version: string;
  /** How many of each are in the restored database. */
  readonly holds: Readonly<Record<string, number>>;
}

/**
 * Restores a backup into a data folder that does not exist yet or is empty, and starts the database on it once, so that
 * its recovery is done and seen to work. Bytes that differ from what was backed up are refused.
 */
export async function restore(
  configuration: Pick<Configuration, 'dataDir' | 'databaseUrl' | 'masterKey'>,
  source: string,
): Promise<RestoreSummary> {
  if (configuration.databaseUrl !== undefined) {
    throw new Refusal(
      'restore-not-embedded',
      'A backup is restored into the embedded database, and DATABASE_URL names another. Leave DATABASE_URL out.',
    );
  }
  const backup = resolve(source);
  const manifest = readManifest(backup);
  const dataDir = resolve(configuration.dataDir);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Refusal(
      'restore-over-existing',
      `The data folder ${dataDir} is not empty, and a restore never overwrites. Name a new folder with --data-dir, or move that one away.`,
    );
  }
  checkMasterKey(manifest, configuration.masterKey);
  const draft = `${dataDir}.${process.pid}.restoring`;
  try {
    mkdirSync(dirname(draft), { recursive: true });
    await copyBack(manifest, backup, draft);
    if (existsSync(dataDir)) rmdirSync(dataDir);
    renameSync(draft, dataDir);
  } catch (error) {
    discard(draft);
    throw whyNotWritten(dataDir, error);
  }
  return { dataDir, createdAt: manifest.createdAt, version: manifest.version, holds: await startOnce(dataDir) };
}

/** Without the key that sealed them, secrets would be lost without a word: a new key would be made at the next start. */
function checkMasterKey({ masterKey }: Manifest, given: Buffer | undefined): void {
  if (masterKey.kept === 'included' && given === undefined) return;
  if (given === undefined) {
    throw new Refusal(
      'restore-needs-key',
      `The backup does not hold the master key${masterKey.id === null ? '' : ` ${masterKey.id}`}. Set TENON_MASTER_KEY to it, for the restore and for every start after.`,
    );
  }
  const { keyId } = createVault({ masterKey: given });
  if (masterKey.id === null || masterKey.id === keyId) return;
  throw new Refusal(
    'restore-key-differs',
    `TENON_MASTER_KEY is the key ${keyId}, and the secrets of this backup are sealed with ${masterKey.id}. Set the key that was in force when it was made.`,
  );
}

async function copyBack(manifest: Manifest, backup: string, draft: string): Promise<void> {
  mkdirSync(draft, { mode: 0o700 });
  for (const folder of foldersOf(backup)) mkdirSync(join(draft, folder), { recursive: true, mode: 0o700 });
  const paths = manifest.files.map(({ path }) => path);
  const copied = new Map((await copyFiles(backup, draft, paths)).map(({ path, sha256 }) => [path, sha256]));
  const damaged = manifest.files.find(({ path, sha256 }) => copied.get(path) !== sha256);
  if (damaged !== undefined) {
    const { path } = damaged;
    throw new Refusal(
      'backup-damaged',
      `${join(backup, path)} ${copied.has(path) ? 'is not what was backed up' : 'is missing'}. Restore another backup.`,
    );
  }
  const { uid, gid } = postgresIdentity(join(draft, 'none')).spawn;
  if (uid === undefined || gid === undefined) return;
  for (const path of ['postgres', ...readdirSync(join(draft, 'postgres'), { recursive: true, encoding: 'utf8' })]) {
    chownSync(path === 'postgres' ? join(draft, path) : join(draft, 'postgres', path), uid, gid);
  }
}

function foldersOf(backup: string): readonly string[] {
  const entries = readdirSync(backup, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(backup.length + 1));
}

async function startOnce(dataDir: string): Promise<Readonly<Record<string, number>>> {
  const postgres = await startEmbeddedPostgres(openExistingDataFolder(dataDir));
  const store = openStore({ connectionString: postgres.connectionString });
  try {
    return await storedThings(store.system);
  } finally {
    await store.close();
    await postgres.stop();
  }
}
