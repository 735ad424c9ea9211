import type { Scope } from '../scope.ts';

/** Settings of the instance by name, each a JSON value. Only the system scope writes them. */
export function settings(scope: Scope) {
  return {
    async all(): Promise<ReadonlyMap<string, unknown>> {
      const rows = await scope.query<{ name: string; value: unknown }>(`select name, value from settings`);
      return new Map(rows.map(({ name, value }) => [name, value]));
    },
    async put(name: string, value: unknown, changedAt: Date): Promise<void> {
      await scope.query(
        `insert into settings (name, value, changed_at) values ($1, $2, $3)
         on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
        [name, JSON.stringify(value), changedAt],
      );
    },
  };
}
