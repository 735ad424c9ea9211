import type { Migration } from './migration.ts';

/** What an API token is good for. Those made before have all rights of their members, as they had. */
export const tokenRights: Migration = {
  name: '0013-token-rights',
  statements: `
alter table api_tokens add column rights text not null default 'all' check (rights in ('read', 'run', 'all'));
`,
};
