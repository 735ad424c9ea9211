import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '@tenon/diagnostics';
import { createVault } from '@tenon/runtime';
import { type DataFolder, openExistingDataFolder } from '../database/data-folder.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import type { Configuration } from '../process/configuration.ts';
import { version } from '../process/version.ts';
import { copyCluster } from './copy-cluster.ts';
import { copyFiles, discard, whyNotWritten } from './copy-files.ts';
import { type Manifest, manifestName } from './manifest.ts';

/** What a backup came to. */
export interface BackupSummary {
  readonly backup: string;
  readonly files: number;
  readonly bytes: number;
  readonly masterKey: Manifest['masterKey'];
}

/**
 * Backs the data folder up, whether or not a server runs on it: the database by an online copy, and the keys unless they
 * are to be kept separately. The folder appears under its name only when it is whole.
 */
export async function backUp(
  configuration: Pick<Configuration, 'dataDir' | 'databaseUrl' | 'masterKey'>,
  target: string,
  keys: 'included' | 'separately',
): Promise<BackupSummary> {
  if (configuration.databaseUrl !== undefined) {
    throw new Refusal(
      'backup-not-embedded',
      'The database is an operator’s own (DATABASE_URL). Back it up with pg_dump or by its provider, and keep the master key beside it.',
    );
  }
  const backup = resolve(target);
  refuseOccupied(backup);
  const data = openExistingDataFolder(configuration.dataDir);
  const draft = `${backup}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(draft), { recursive: true });
    mkdirSync(draft, { mode: 0o700 });
    const manifest = await fill(draft, { configuration, data, keys });
    writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
    if (existsSync(backup)) rmdirSync(backup);
    renameSync(draft, backup);
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    return { backup, files: manifest.files.length, bytes, masterKey: manifest.masterKey };
  } catch (error) {
    discard(draft);
    throw whyNotWritten(backup, error);
  }
}

async function fill(
  draft: string,
  from: {
    readonly configuration: Pick<Configuration, 'masterKey'>;
    readonly data: DataFolder;
    readonly keys: 'included' | 'separately';
  },
): Promise<Manifest> {
  const { configuration, data, keys } = from;
  const masterKey = configuration.masterKey ?? (data.has('master-key') ? data.secret('master-key', 32) : undefined);
  const isKept = keys === 'included' && data.has('master-key');
  const postgres = await startEmbeddedPostgres(data);
  try {
    const cluster = await copyCluster(postgres.connectionString, join(data.path, 'postgres'), join(draft, 'postgres'));
    const files = cluster.files.map((file) => ({ ...file, path: `postgres/${file.path}` }));
    const names = ['tenon.json', 'postgres-password', 'example-key', ...(isKept ? ['master-key'] : [])];
    files.push(...(await copyFiles(data.path, draft, names)));
    return {
      product: 'tenon',
      format: 1,
      version,
      createdAt: new Date().toISOString(),
      postgresMajor: cluster.postgresMajor,
      masterKey: {
        id: masterKey === undefined ? null : createVault({ masterKey }).keyId,
        kept: isKept ? 'included' : 'separately',
      },
      files,
    };
  } finally {
    await postgres.stop();
  }
}

function refuseOccupied(backup: string): void {
  if (!existsSync(backup) || readdirSync(backup).length === 0) return;
  throw new Refusal(
    'backup-exists',
    `${backup} exists and is not empty. Name a new folder; each backup has one of its own.`,
  );
}
