import { Refusal } from '@tenon/diagnostics';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import type pg from 'pg';
import { systemRole, tenantRole } from './database.ts';
import { migrations } from './migrations/index.ts';

const migrationTable = 'tenon_migration';

/**
 * Applies the migrations that the database lacks, in order, in one transaction; processes that start
 * together wait for each other. A database that knows a migration we do not was written by a newer
 * version, and is refused untouched.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: borrowed(pool) }) });
  await refuseForeignDatabase(pool);
  await createRoles(pool);
  const migrator = new Migrator({
    db: database,
    provider,
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

const provider: MigrationProvider = {
  async getMigrations() {
    return Object.fromEntries(
      migrations.map(({ name, statements }) => [
        name,
        { up: async (database: Kysely<unknown>) => void (await sql.raw(statements).execute(database)) },
      ]),
    );
  },
};

async function refuseForeignDatabase(pool: pg.Pool): Promise<void> {
  const { serverVersion, isTooOld, foreign } = await schemaState(pool);
  if (isTooOld) {
    throw new Refusal(
      'database-too-old',
      `The database is PostgreSQL ${serverVersion}; this product needs 15 or newer. Upgrade it, or leave DATABASE_URL out to use the embedded one.`,
    );
  }
  if (foreign[0] !== undefined) {
    throw new Refusal(
      'database-newer',
      `The database was migrated by a newer version of this product: it has the migration "${foreign[0]}", and the newest one known here is "${migrations.at(-1)?.name}". Start the newer version, or restore a backup made before the upgrade.`,
    );
  }
}

/** Where a database stands against the migrations of this version. */
export interface SchemaState {
  readonly serverVersion: string;
  /** Older than PostgreSQL 15. */
  readonly isTooOld: boolean;
  /** The newest migration that is applied; undefined for a database without any. */
  readonly newest: string | undefined;
  /** Migrations that the next start applies. */
  readonly missing: readonly string[];
  /** Migrations that this version does not know. */
  readonly foreign: readonly string[];
}

/** Compares a database with the migrations of this version, and changes nothing. */
export async function schemaState(pool: pg.Pool): Promise<SchemaState> {
  const version = await pool.query<{ number: number; text: string; present: boolean }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as text,
       to_regclass($1) is not null as present`,
    [migrationTable],
  );
  const { number = 0, text = '', present = false } = version.rows[0] ?? {};
  const applied = present
    ? (await pool.query<{ name: string }>(`select name from ${migrationTable} order by name`)).rows
    : [];
  const names = new Set(applied.map(({ name }) => name));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    serverVersion: text,
    isTooOld: number < 150_000,
    newest: applied.at(-1)?.name,
    missing: [...known].filter((name) => !names.has(name)),
    foreign: [...names].filter((name) => !known.has(name)),
  };
}

/**
 * Roles belong to the whole server, not to one database, so they are made outside the migrations and
 * several databases of one server share them. Neither can sign in, owns anything or passes row-level security.
 */
async function createRoles(pool: pg.Pool): Promise<void> {
  for (const role of [tenantRole, systemRole]) {
    await pool.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin nosuperuser nobypassrls noinherit;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`);
    // From PostgreSQL 16 on, who makes a role is its member and may still not become it.
    await pool.query(`do $$ begin
      if not pg_has_role(current_user, '${role}',
        case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
        execute format('grant ${role} to %I', current_user);
      end if;
    end $$`);
  }
}

/** The migrator closes what it is given; the pool outlives it. */
function borrowed(pool: pg.Pool) {
  return { connect: () => pool.connect(), end: async () => undefined, options: pool.options };
}
