import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectorFile } from '@tenon/connector';

/** Writes files into a folder, which is made if need be. Only the last part of each name counts, so that nothing is written elsewhere. */
export async function writeFiles(folder: string, files: readonly ConnectorFile[]): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const file of files) {
    const name = file.name.split(/[/\\]/).at(-1) ?? 'file';
    const path = join(folder, name);
    await writeFile(path, file.content);
    paths.push(path);
  }
  return paths;
}
