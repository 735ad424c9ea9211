import type { Migration } from './migration.ts';

/** Nothing yet: the tables of this migration are still to be written. */
export const nominations: Migration = { name: '0005-nominations', statements: '' };
