import type { Migration } from './migration.ts';

/** Nothing yet: the tables of this migration are still to be written. */
export const tenancy: Migration = { name: '0001-tenancy', statements: '' };
