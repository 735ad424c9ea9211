import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageFailure } from './usage-failure.ts';

/** A map or a schema in a folder; `name` is the name of its file. */
export interface ArtifactFile {
  readonly kind: 'map' | 'schema';
  readonly name: string;
  readonly content: string;
}

/** The maps and schemas of a folder: the files of `Maps` and `Schemas` in it, as projects of the single-tenant product keep them. */
export async function readArtifacts(folder: string): Promise<readonly ArtifactFile[]> {
  const found: ArtifactFile[] = [];
  for (const [kind, part] of [
    ['map', 'Maps'],
    ['schema', 'Schemas'],
  ] as const) {
    for (const name of await filesOf(join(folder, part))) {
      const content = await readFile(join(folder, part, name), 'utf8');
      found.push({ kind, name, content: content.replace(/^\ufeff/, '') });
    }
  }
  return found;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return [];
    throw new UsageFailure(`${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
