/** One step of the schema: forward only, and never edited once merged. */
export interface Migration {
  /** `0003-workflows`: the order is the order of the names. */
  readonly name: string;
  /** SQL statements, run together inside the transaction of the whole migration. */
  readonly statements: string;
}

/**
 * The SQL that puts a table under the rule of tenants. The table must have `tenant_id uuid not null`;
 * foreign keys between such tables carry it. `tenon_app` then sees and writes the rows of the tenant of
 * its transaction only (`FORCE`: the owner too), and nothing at all without one. `tenon_worker`, the
 * runtime and the look-ups before sign-in, sees the table only when `system` says so.
 */
export function tenantTable(table: string, options: { readonly system: 'none' | 'read' | 'write' }): string {
  const own = `tenant_id = nullif(current_setting('tenon.tenant', true), '')::uuid`;
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_tenant on ${table} to tenon_app using (${own}) with check (${own})`,
    `grant select, insert, update, delete on ${table} to tenon_app`,
  ];
  if (options.system === 'read') {
    statements.push(
      `create policy ${table}_system on ${table} for select to tenon_worker using (true)`,
      `grant select on ${table} to tenon_worker`,
    );
  }
  if (options.system === 'write') {
    statements.push(
      `create policy ${table}_system on ${table} to tenon_worker using (true) with check (true)`,
      `grant select, insert, update, delete on ${table} to tenon_worker`,
    );
  }
  return `${statements.join(';\n')};\n`;
}
