import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../tools/testing/tenant.ts';
import { openStore } from './store.ts';

// Attack T36 of docs/security.md.

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';

test('every table with a tenant is under forced row-level security with both checks, and its keys carry the tenant', async () => {
  const client = await database.store.session();
  const lacking = await client.query<{ table: string; lacks: string }>(`
    select c.relname as table, lacks
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    cross join lateral (
      select 'not null' as lacks where not a.attnotnull
      union all select 'row-level security' where not c.relrowsecurity
      union all select 'force' where not c.relforcerowsecurity
      union all select 'a tenant policy with using and check' where not exists (
        select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
          and p.polroles = array[(select oid from pg_roles where rolname = 'tenon_app')]
          and pg_get_expr(p.polqual, c.oid) like '%NULLIF(current_setting(''tenon.tenant''%'
          and pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid))
      union all select 'the tenant in foreign key ' || k.conname
        from pg_constraint k
        join pg_attribute f on f.attrelid = k.confrelid and f.attname = 'tenant_id' and not f.attisdropped
        where k.conrelid = c.oid and k.contype = 'f' and not a.attnum = any (k.conkey)
    ) as missing
    where c.relkind in ('r', 'p') and not c.relispartition
    order by 1, 2`);
  await client.close();
  expect(lacking).toEqual([]);
});

test('the parts of a table are reached by nobody but through the table and its policy', async () => {
  await database.store.keepHistory({ now: new Date(Date.now() + 5 * 86_400_000), retentionDays: 7 });
  const client = await database.store.session();
  const parts = await client.query<{ part: string; open: boolean }>(`
    select c.relname as part, not c.relrowsecurity or exists (
        select from unnest(array['tenon_app', 'tenon_worker']) as role,
          unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger', 'references']) as privilege
        where has_table_privilege(role, c.oid, privilege)) as open
    from pg_class c where c.relispartition and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`);
  await client.close();
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter(({ open }) => open)).toEqual([]);
});

test('a pooled connection carries no tenant over to its next user', async () => {
  const store = openStore({ connectionString: database.connectionString, maxConnections: 1 });
  const setting = `select current_setting('tenon.tenant', true) as tenant, current_user as role`;
  const inside = await store.inTenant(first, (scope) => scope.query(setting));
  expect(inside).toEqual([{ tenant: first, role: 'tenon_app' }]);
  expect(await store.inTenant(second, (scope) => scope.query(setting))).toEqual([
    { tenant: second, role: 'tenon_app' },
  ]);
  await expect(store.inTenant(first, (scope) => scope.query('select 1 / 0'))).rejects.toThrow('division by zero');
  expect(await store.asSystem((scope) => scope.query(setting))).toEqual([{ tenant: null, role: 'tenon_worker' }]);
  await store.close();
});

test('neither role owns anything or passes row-level security', async () => {
  const rows = await database.store.system.query(`
    select rolname, rolsuper, rolbypassrls, rolcanlogin,
      (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname in ('tenon_app', 'tenon_worker') order by rolname`);
  expect(rows).toEqual([
    { rolname: 'tenon_app', rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 },
    { rolname: 'tenon_worker', rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 },
  ]);
});

test('what is no tenant id is refused before it reaches the database', async () => {
  await expect(database.store.inTenant(`x'; drop table runs; --`, async () => 1)).rejects.toMatchObject({
    code: 'tenant-unknown',
  });
});

test('a connection of the tenants’ role without a tenant sees no row of any table, and with one those of that tenant only', async () => {
  const [ours, theirs] = [await makeTenant(database.store), await makeTenant(database.store)];
  for (const tenant of [ours, theirs]) await saveWorkflow(database.store, tenant, { name: 'w', definition: {} });
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.query('set role tenon_app');
  const tables = await client.query<{ table: string }>(`
    select quote_ident(c.relname) as table
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and has_table_privilege(c.oid, 'select')`);
  const tenantsOf = async (table: string) =>
    (await client.query<{ tenant_id: string }>(`select distinct tenant_id from ${table}`)).rows.map(
      ({ tenant_id }) => tenant_id,
    );
  const names = tables.rows.map(({ table }) => table);
  expect(names).toEqual(expect.arrayContaining(['tenants', 'workflows', 'members', 'connections', 'nominations']));
  // In this order a plan made for one tenant would be used for the next.
  for (const tenant of ['', ours.tenantId, theirs.tenantId, '']) {
    await client.query(`select set_config('tenon.tenant', $1, false)`, [tenant]);
    for (const table of names) {
      const seen = await tenantsOf(table);
      expect(tenant === '' ? [...seen, ''] : [...seen, tenant], table).toEqual([...seen.map(() => tenant), tenant]);
    }
  }
  await client.query(`select set_config('tenon.tenant', $1, false)`, [ours.tenantId]);
  expect(await tenantsOf('workflows')).toEqual([ours.tenantId]);
  const statement = { name: 'kept', text: 'select distinct tenant_id from workflows where name = $1', values: ['w'] };
  for (const { tenantId } of [ours, theirs, ours, theirs, ours, theirs, ours]) {
    await client.query(`select set_config('tenon.tenant', $1, false)`, [tenantId]);
    expect((await client.query(statement)).rows).toEqual([{ tenant_id: tenantId }]);
  }
  await client.end();
});

test('a tenant neither writes rows of another nor moves its own there', async () => {
  const [ours, theirs] = [await makeTenant(database.store), await makeTenant(database.store)];
  const attempts = [
    `insert into subscriptions (tenant_id, subscription_id, display_name, created_at) values ('${theirs.tenantId}', gen_random_uuid(), 'x', now())`,
    `update subscriptions set tenant_id = '${theirs.tenantId}'`,
    `insert into tenants (tenant_id, display_name, created_at) values (gen_random_uuid(), 'x', now())`,
  ];
  for (const attempt of attempts) {
    await expect(database.store.inTenant(ours.tenantId, (scope) => scope.query(attempt))).rejects.toThrow(
      'row-level security',
    );
  }
  const touched = await database.store.inTenant(ours.tenantId, (scope) =>
    scope.query(`update subscriptions set display_name = 'taken' where tenant_id = '${theirs.tenantId}' returning 1`),
  );
  expect(touched).toEqual([]);
});

test('no function or view lends the rights of its owner, and the tenants’ role reaches nothing else', async () => {
  const client = await database.store.session();
  const lending = await client.query(`
    select p.proname as name, 'security definer' as why from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
    union all
    select c.relname, 'view' from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
        and has_table_privilege('tenon_app', c.oid, 'select')
    union all
    select m.rolname, 'member of another role' from pg_auth_members g join pg_roles m on m.oid = g.member
      where m.rolname in ('tenon_app', 'tenon_worker')`);
  const withoutTenant = await client.query<{ name: string; may: string }>(`
    select c.relname as name, string_agg(privilege, ' ' order by privilege) as may
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger', 'references']) as privilege
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
      and has_table_privilege('tenon_app', c.oid, privilege)
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
    group by 1 order by 1`);
  const schemas = await client.query(`
    select nspname as name from pg_namespace
    where has_schema_privilege('tenon_app', oid, 'create') or (nspname = 'pgboss' and has_schema_privilege('tenon_app', oid, 'usage'))`);
  await client.close();
  expect(lending).toEqual([]);
  expect(withoutTenant).toEqual(['catalogue_entries', 'regions', 'settings'].map((name) => ({ name, may: 'select' })));
  expect(schemas).toEqual([]);
});
