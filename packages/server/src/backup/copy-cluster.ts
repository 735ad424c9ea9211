import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type CopiedFile, copyFiles, copyFolder } from './copy-files.ts';

/** What a copy of a running cluster came to. */
export interface CopiedCluster {
  readonly files: readonly CopiedFile[];
  readonly postgresMajor: string;
}

/**
 * Copies the files of a running cluster so that they can be started: what changes while they are copied is made good
 * by the write-ahead log, which a slot keeps until it is copied too. The server serves on meanwhile.
 */
export async function copyCluster(connectionString: string, cluster: string, to: string): Promise<CopiedCluster> {
  const client = new Client({ connectionString, application_name: 'tenon backup' });
  await client.connect();
  try {
    // The slot ends with this session, whatever happens.
    await client.query(`select pg_create_physical_replication_slot('tenon_backup_${process.pid}', true, true)`);
    const started = await client.query<{ segment: string; major: string }>(
      `select pg_walfile_name(pg_backup_start('tenon', true)) as segment,
        (current_setting('server_version_num')::int / 10000)::text as major`,
    );
    const { segment: first = '', major: postgresMajor = '' } = started.rows[0] ?? {};
    const files = [...(await copyFolder(cluster, to, isWorthCopying))];
    const stopped = await client.query<{ segment: string; label: string }>(
      'select pg_walfile_name(lsn) as segment, labelfile as label from pg_backup_stop(false)',
    );
    const { segment: last = '', label = '' } = stopped.rows[0] ?? {};
    files.push(await writeLabel(to, label));
    const segments = segmentsBetween(first, last).map((name) => `pg_wal/${name}`);
    const log = await copyFiles(cluster, to, segments);
    if (log.length < segments.length) throw new Error('The database gave its log away before it was copied.');
    files.push(...log);
    return { files, postgresMajor };
  } finally {
    await client.end();
  }
}

/** Folders that PostgreSQL wants to be there and fills anew. */
const refilled = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];

function isWorthCopying(path: string, kind: 'file' | 'folder'): boolean {
  const [top = '', ...rest] = path.split('/');
  if (path.includes('pgsql_tmp')) return false;
  if (refilled.includes(top) && rest.length > 0) return kind === 'folder' && top === 'pg_wal';
  return !['postmaster.pid', 'postmaster.opts', 'backup_label', 'pg_internal.init'].includes(rest.at(-1) ?? top);
}

async function writeLabel(to: string, label: string): Promise<CopiedFile> {
  const path = 'backup_label';
  await writeFile(join(to, path), label, { mode: 0o600, flush: true });
  return { path, bytes: Buffer.byteLength(label), sha256: createHash('sha256').update(label).digest('hex') };
}

/** Segments of 16 MB: 8 digits of timeline, 8 of the log, 8 of the segment in it, of which there are 256. */
function segmentsBetween(first: string, last: string): readonly string[] {
  const timeline = first.slice(0, 8);
  const numberOf = (name: string) => Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16);
  const toHex = (number: number) => number.toString(16).toUpperCase().padStart(8, '0');
  const names: string[] = [];
  for (let number = numberOf(first); number <= numberOf(last); number += 1) {
    names.push(`${timeline}${toHex(Math.floor(number / 256))}${toHex(number % 256)}`);
  }
  return names;
}
