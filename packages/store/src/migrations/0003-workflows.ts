import type { Migration } from './migration.ts';

/** Nothing yet: the tables of this migration are still to be written. */
export const workflows: Migration = { name: '0003-workflows', statements: '' };
