import type { Migration } from './migration.ts';

/** Nothing yet: the tables of this migration are still to be written. */
export const connectors: Migration = { name: '0002-connectors', statements: '' };
