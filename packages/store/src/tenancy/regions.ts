import type { Scope } from '../scope.ts';

/** A region of the instance: where workflows and connectors live. */
export interface Region {
  readonly name: string;
  readonly displayName: string;
}

/** The regions of the instance. Only the system scope writes them. */
export function regions(scope: Scope) {
  return {
    async put(region: Region): Promise<void> {
      await scope.query(
        `insert into regions (name, display_name) values ($1, $2)
         on conflict (name) do update set display_name = excluded.display_name`,
        [region.name, region.displayName],
      );
    },
    list(): Promise<readonly Region[]> {
      return scope.query(`select name, display_name as "displayName" from regions order by name`);
    },
  };
}
