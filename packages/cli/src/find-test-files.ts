import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The JSON files in a folder and the folders in it, by name; hidden ones, installed packages, maps and schemas are left out. */
export async function findTestFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === 'Artifacts') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await findTestFiles(path)));
    else if (entry.name.endsWith('.json')) files.push(path);
  }
  return files;
}
