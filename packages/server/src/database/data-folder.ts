import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '@tenon/diagnostics';

const markerName = 'tenon.json';
const currentFormat = 1;

/** The folder in which an installation keeps everything that is not in an operator's own PostgreSQL. */
export interface DataFolder {
  readonly path: string;
  /** A random secret of this installation, made on first use and kept in a file that only its owner can read. */
  secret(name: string, bytes: number): Buffer;
  /** Keeps a secret under another name too. */
  copy(from: string, to: string): void;
  /** Gives a file the name, and the place, of another. */
  replace(from: string, to: string): void;
  /** Whether there is a file of that name. */
  has(name: string): boolean;
}

/**
 * Opens the data folder, or makes it. A folder that holds something else, or that a newer Tenon wrote, is refused
 * and left untouched.
 */
export function openDataFolder(path: string): DataFolder {
  const root = resolve(path);
  makeFolder(root);
  const marker = join(root, markerName);
  if (existsSync(marker)) refuseForeignFormat(root, readMarker(marker));
  else {
    refuseForeignContent(root);
    writeWhole(marker, `${JSON.stringify({ product: 'tenon', format: currentFormat })}\n`);
  }
  return {
    path: root,
    secret: (name, bytes) => readOrMakeSecret(join(root, name), bytes),
    copy: (from, to) => writeWhole(join(root, to), readFileSync(join(root, from), 'utf8')),
    replace: (from, to) => renameSync(join(root, from), join(root, to)),
    has: (name) => existsSync(join(root, name)),
  };
}

/** Opens the data folder of an installation that exists; nothing is made where there is none. */
export function openExistingDataFolder(path: string): DataFolder {
  const root = resolve(path);
  if (existsSync(join(root, markerName))) return openDataFolder(root);
  throw new Refusal(
    'data-folder-missing',
    `There is no data folder of Tenon at ${root}. Name the one of your installation with --data-dir or TENON_DATA_DIR.`,
  );
}

function makeFolder(root: string): void {
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Refusal(
      'data-folder-unusable',
      `The data folder ${root} cannot be made: ${messageOf(cause)}. Choose another with --data-dir or TENON_DATA_DIR.`,
      { cause },
    );
  }
}

function readMarker(marker: string): unknown {
  try {
    return JSON.parse(readFileSync(marker, 'utf8'));
  } catch (cause) {
    throw new Refusal('data-folder-not-ours', `${marker} cannot be read as Tenon's own file: ${messageOf(cause)}.`, {
      cause,
    });
  }
}

function refuseForeignFormat(root: string, marker: unknown): void {
  const { product, format } = Object(marker) as { product?: unknown; format?: unknown };
  if (product !== 'tenon' || typeof format !== 'number') {
    throw new Refusal(
      'data-folder-not-ours',
      `The data folder ${root} has a ${markerName} that Tenon did not write. Choose another with --data-dir or TENON_DATA_DIR.`,
    );
  }
  if (format > currentFormat) {
    throw new Refusal(
      'data-folder-newer',
      `The data folder ${root} was written by a newer Tenon (format ${format}, this one reads up to ${currentFormat}). Start the newer version, or choose another folder with --data-dir.`,
    );
  }
}

function refuseForeignContent(root: string): void {
  const [found] = readdirSync(root);
  if (found === undefined) return;
  throw new Refusal(
    'data-folder-not-ours',
    `The data folder ${root} is not empty and not Tenon's (it holds '${found}'). Choose an empty folder with --data-dir or TENON_DATA_DIR.`,
  );
}

function readOrMakeSecret(file: string, bytes: number): Buffer {
  if (!existsSync(file)) writeWhole(file, `${randomBytes(bytes).toString('base64url')}\n`);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length === bytes) return secret;
  throw new Refusal(
    'secret-file-damaged',
    `${file} should hold ${bytes} random bytes and holds ${secret.length}. Restore it from your backup; without it what it protects cannot be read.`,
  );
}

/** Writes a file so that it is either there as a whole or not at all. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    renameSync(draft, file);
  } catch (cause) {
    throw new Refusal(
      'data-folder-unusable',
      `${file} cannot be written: ${messageOf(cause)}. Free some space or choose another folder with --data-dir.`,
      { cause },
    );
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
