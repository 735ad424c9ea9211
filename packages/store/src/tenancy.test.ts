import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { openStore } from './store.ts';

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
    where c.relkind in ('r', 'p')
    order by 1, 2`);
  await client.close();
  expect(lacking).toEqual([]);
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
