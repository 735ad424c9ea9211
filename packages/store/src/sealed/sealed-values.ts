import type { Scope } from '../scope.ts';
import type { Store } from '../store.ts';
import { type SealedRow, type SealedTable, type SealedValue, sealedTables } from './sealed-tables.ts';

/** What sealing everything anew came to, for one kind of values. */
export interface Resealed {
  readonly name: string;
  readonly changed: number;
  /** Values that could not be opened, and were left as they are. */
  readonly left: number;
}

const batchSize = 200;

/**
 * Passes every sealed value of the database through `reseal` and keeps what it answers; undefined leaves a value as it is. Rows are
 * changed batch by batch, each in a transaction, so it may be cut short at any time and called again.
 */
export async function resealAll(
  store: Pick<Store, 'asSystem'>,
  reseal: (value: SealedValue) => string | undefined,
): Promise<readonly Resealed[]> {
  const done: Resealed[] = [];
  for (const table of sealedTables) {
    let [changed, left] = [0, 0];
    for (let after: readonly string[] | undefined = []; after !== undefined; ) {
      const from: readonly string[] = after;
      const batch = await store.asSystem(async (scope) => {
        const rows = await readRows(scope, table, { after: from, limit: batchSize, mode: 'change' });
        for (const row of rows) {
          let kept = row.kept;
          for (const value of table.valuesOf(row)) {
            const sealed = reseal(value);
            if (sealed === undefined) left += 1;
            else if (sealed !== value.sealed) {
              kept = kept.replaceAll(value.sealed, sealed);
              changed += 1;
            }
          }
          if (kept !== row.kept) await writeRow(scope, table, { ...row, kept });
        }
        return rows;
      });
      after = batch.length < batchSize ? undefined : batch.at(-1)?.key;
    }
    done.push({ name: table.name, changed, left });
  }
  return done;
}

/** Some values of each kind, to try whether they open. */
export async function someSealed(
  scope: Scope,
  limit: number,
): Promise<readonly { readonly name: string; readonly values: readonly SealedValue[] }[]> {
  const found: { readonly name: string; readonly values: readonly SealedValue[] }[] = [];
  for (const table of sealedTables) {
    const rows = await readRows(scope, table, { after: [], limit, mode: 'look' });
    found.push({ name: table.name, values: rows.flatMap((row) => table.valuesOf(row)) });
  }
  return found;
}

interface Reading {
  readonly after: readonly string[];
  readonly limit: number;
  readonly mode: 'look' | 'change';
}

function readRows(scope: Scope, of: SealedTable, { after, limit, mode }: Reading): Promise<readonly SealedRow[]> {
  const columns = of.key.map(([column]) => column).join(', ');
  const bounds = of.key.map(([, type], index) => `$${index + 2}::${type}`).join(', ');
  return scope.query<SealedRow & { [name: string]: unknown }>(
    `select tenant_id, ${of.record}::text as record_id, ${of.column}::text as kept, (${of.more ?? 'null'})::text as more,
       array[${of.key.map(([column]) => `${column}::text`).join(', ')}] as key
     from ${of.table}
     where ${of.column}::text like '%tenon1.%' ${after.length === 0 ? '' : `and (${columns}) > (${bounds})`}
     order by ${columns} limit $1 ${mode === 'change' ? 'for update' : ''}`,
    [limit, ...after],
  );
}

async function writeRow(scope: Scope, of: SealedTable, { kept, key }: SealedRow): Promise<void> {
  const where = of.key.map(([column, type], index) => `${column} = $${index + 2}::${type}`).join(' and ');
  const type = of.column === 'secrets' ? '::jsonb' : '';
  await scope.query(`update ${of.table} set ${of.column} = $1${type} where ${where}`, [kept, ...key]);
}
