import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@tenon/diagnostics';

/** A file that was copied: its place from the folder's root, and what its bytes were. */
export interface CopiedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const chunkBytes = 262_144;

/**
 * Copies a folder, every file flushed to the disk, and answers what was copied. A file that is taken away meanwhile is
 * left out: the database does so all the time. `wants` sees the path of each file and folder, with `/` between names.
 */
export async function copyFolder(
  from: string,
  to: string,
  wants: (path: string, kind: 'file' | 'folder') => boolean,
): Promise<readonly CopiedFile[]> {
  const found: string[] = [];
  const walk = async (path: string): Promise<void> => {
    await mkdir(join(to, path), { recursive: true, mode: 0o700 });
    for (const entry of await readdir(join(from, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && wants(inner, 'folder')) await walk(inner);
      if (entry.isFile() && wants(inner, 'file')) found.push(inner);
    }
  };
  await walk('');
  return copyFiles(from, to, found);
}

/** Flushing waits for the disk, and many flushes wait together: 2 s instead of 15 s for the 1,500 files of a new cluster on a busy disk. */
const atATime = 16;

/** Copies files by their paths, whose folders exist; those that are not there are left out of the answer. */
export async function copyFiles(from: string, to: string, paths: readonly string[]): Promise<readonly CopiedFile[]> {
  const copied: CopiedFile[] = [];
  const left = [...paths].reverse();
  const copyOn = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const file = await copyFile(join(from, path), join(to, path));
      if (file !== undefined) copied.push({ path, ...file });
    }
  };
  await Promise.all(Array.from({ length: atATime }, copyOn));
  return copied;
}

/** Undefined when it is no longer there. */
async function copyFile(from: string, to: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const source = await openIfThere(from);
  if (source === undefined) return undefined;
  const target = await open(to, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await source.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) break;
      hash.update(chunk.subarray(0, bytesRead));
      await target.writeFile(chunk.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    await target.datasync();
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await source.close();
    await target.close();
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes a half-written folder away, if there is one. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // Below something that is no folder there is nothing to take away.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) throw error;
  }
}

/** What prevents a folder from being written, when that is for the operator to put right; anything else stays as it is. */
export function whyNotWritten(folder: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return cause;
  return new Refusal(
    'folder-not-writable',
    `${folder} cannot be written (${code}). Free some space, give the user who runs this the right to write there, or name another folder.`,
    { cause },
  );
}
