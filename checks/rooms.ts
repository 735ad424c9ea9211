/** What a room may import of the others, and how many names it may export; `any` where the number of routes or aggregates decides. */
export interface RoomRule {
  readonly mayImport: readonly string[];
  readonly exportsAtMost: number | 'any';
}

const cores = ['diagnostics', 'definition', 'connector', 'certification', 'run', 'organization'];

/** The rooms of the product, as `docs/architecture.md` shows them. */
export const rooms: Readonly<Record<string, RoomRule>> = {
  diagnostics: { mayImport: [], exportsAtMost: 8 },
  definition: { mayImport: ['diagnostics'], exportsAtMost: 15 },
  connector: { mayImport: ['diagnostics'], exportsAtMost: 15 },
  certification: { mayImport: ['connector', 'diagnostics'], exportsAtMost: 8 },
  run: { mayImport: ['definition', 'diagnostics'], exportsAtMost: 10 },
  organization: { mayImport: ['diagnostics'], exportsAtMost: 10 },
  contract: { mayImport: ['diagnostics'], exportsAtMost: 'any' },
  store: { mayImport: cores, exportsAtMost: 'any' },
  runtime: { mayImport: [...cores, 'store'], exportsAtMost: 6 },
  server: { mayImport: [...cores, 'contract', 'store', 'runtime'], exportsAtMost: 1 },
  portal: {
    mayImport: ['contract', 'definition', 'connector', 'certification', 'organization', 'diagnostics'],
    exportsAtMost: 0,
  },
  cli: {
    mayImport: ['contract', 'definition', 'connector', 'certification', 'run', 'diagnostics'],
    exportsAtMost: 0,
  },
};
