import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '../database/data-folder.ts';

const name = 'address';

/** Leaves the address of the running server in its data folder, for the command line on the same machine. */
export function writeAddress(data: DataFolder, url: string): void {
  writeFileSync(join(data.path, name), `${url}\n`);
}

/** Takes the address away again. */
export function removeAddress(data: DataFolder): void {
  rmSync(join(data.path, name), { force: true });
}

/** The address that the last server on this data folder left, if any. */
export function readAddress(data: DataFolder): string | undefined {
  try {
    return readFileSync(join(data.path, name), 'utf8').trim() || undefined;
  } catch {
    return undefined; // no server has run here yet, or it stopped in order
  }
}
