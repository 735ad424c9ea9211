import { lstat, open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { ConnectorFile } from '@tenon/connector';
import { UsageFailure } from '../../usage-failure.ts';

/** What is read of a folder: more files or deeper folders are not a connector. */
const MAX_FILES = 500;
const MAX_DEPTH = 6;
/** Larger files are not read into memory; the reader of the document says which size it takes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The files of a connector at a path: one file, or those of a folder. Hidden files and links that leave the folder are left out. */
export async function readConnectorFiles(path: string): Promise<readonly ConnectorFile[]> {
  if (/^https?:\/\//i.test(path)) {
    throw new UsageFailure(
      `${path} is an address. Write it to a folder first: tenon connector import ${path} --out my-connector`,
    );
  }
  const found = await stat(path).catch(() => {
    throw new UsageFailure(`There is no file or folder at ${path}.`);
  });
  if (!found.isDirectory()) return [{ name: basename(path), content: await readBounded(path) }];
  const names = await listFolder(path);
  const files = await Promise.all(
    names.map(async (name) => ({ name: relative(path, name).split(sep).join('/'), content: await readBounded(name) })),
  );
  return files;
}

async function listFolder(root: string): Promise<readonly string[]> {
  const real = await realpath(root);
  const names: string[] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== 'node_modules').sort();
    for (const entry of entries) {
      const path = join(folder, entry);
      const found = await lstat(path);
      if (found.isSymbolicLink()) continue;
      if (found.isDirectory() && depth < MAX_DEPTH) await visit(path, depth + 1);
      else if (found.isFile()) names.push(path);
      if (names.length > MAX_FILES)
        throw new UsageFailure(`${root} has more than ${MAX_FILES} files; give the folder of one connector.`);
    }
  };
  await visit(real, 0);
  return names.map((name) => join(root, relative(real, name)));
}

async function readBounded(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size <= MAX_BYTES) return new Uint8Array(await readFile(path));
  const file = await open(path);
  try {
    const start = new Uint8Array(MAX_BYTES);
    await file.read(start, 0, MAX_BYTES, 0);
    return start;
  } finally {
    await file.close();
  }
}
