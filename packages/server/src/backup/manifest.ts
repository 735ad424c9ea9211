import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { Refusal } from '@tenon/diagnostics';
import type { CopiedFile } from './copy-files.ts';

/** What a backup says of itself: `backup.json` in its folder, written last. */
export interface Manifest {
  readonly product: 'tenon';
  readonly format: 1;
  /** The version of the product that made it. */
  readonly version: string;
  readonly createdAt: string;
  /** The major version of the PostgreSQL whose files it holds. */
  readonly postgresMajor: string;
  /** The master key that its secrets are sealed with, and whether it lies in the backup. */
  readonly masterKey: { readonly id: string | null; readonly kept: 'included' | 'separately' };
  readonly files: readonly CopiedFile[];
}

/** The name of the manifest in a backup. */
export const manifestName = 'backup.json';

/** Reads the manifest of a backup; what is none, or a newer one, is refused. */
export function readManifest(backup: string): Manifest {
  const manifest = parseManifest(backup);
  if (manifest.product !== 'tenon' || typeof manifest.format !== 'number' || !Array.isArray(manifest.files)) {
    throw notABackup(backup, `its ${manifestName} was not written by Tenon`);
  }
  if (manifest.format !== 1) {
    throw new Refusal(
      'backup-newer',
      `The backup ${backup} has the format ${manifest.format}, which this version does not read. Restore it with the newer version that made it.`,
    );
  }
  const outside = manifest.files.find(({ path }) => isAbsolute(path) || path.split(/[\\/]/).includes('..'));
  if (outside !== undefined) throw notABackup(backup, `it names '${outside.path}', which lies outside of it`);
  return manifest as Manifest;
}

function parseManifest(backup: string): Partial<Omit<Manifest, 'format'>> & { readonly format?: number } {
  try {
    return Object(JSON.parse(readFileSync(join(backup, manifestName), 'utf8')));
  } catch (cause) {
    throw notABackup(backup, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function notABackup(backup: string, why: string, cause?: unknown): Refusal {
  return new Refusal(
    'backup-not-readable',
    `${backup} is not a whole backup: ${why}. Name the folder that 'tenon admin backup' made.`,
    { cause },
  );
}
