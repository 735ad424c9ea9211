import type { Migration } from './migration.ts';

/** Nothing yet: the tables of this migration are still to be written. */
export const connections: Migration = { name: '0004-connections', statements: '' };
