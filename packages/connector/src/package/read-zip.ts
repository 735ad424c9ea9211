import type { Diagnostic } from '@tenon/diagnostics';
import { Inflate, strFromU8 } from 'fflate';
import type { ConnectorFile } from '../model/connector.ts';

/** How much an archive may unpack to. */
export interface ArchiveLimits {
  readonly files: number;
  /** Of all files together, unpacked. */
  readonly bytes: number;
}

/** Enough for any package with images; a bomb is stopped while it unpacks. */
export const ARCHIVE_LIMITS: ArchiveLimits = { files: 2000, bytes: 64 * 1024 * 1024 };

/** What came out of an archive. With an error there are no files: an archive is taken whole or not at all. */
export interface UnpackedArchive {
  readonly files: readonly ConnectorFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether bytes begin like a zip archive. */
export function isZip(content: string | Uint8Array): content is Uint8Array {
  return (
    typeof content !== 'string' && content[0] === 0x50 && content[1] === 0x4b && (content[2] === 3 || content[2] === 5)
  );
}

/**
 * Unpacks a zip archive in memory. Refuses names that leave the archive, links, encrypted or doubled entries, and more
 * data than the limits; nothing is written anywhere.
 */
export function readZip(
  archive: { readonly name: string; readonly content: Uint8Array },
  limits: ArchiveLimits,
): UnpackedArchive {
  const refuse = (code: string, message: string): UnpackedArchive => ({
    files: [],
    diagnostics: [
      {
        code,
        severity: 'error',
        message,
        place: { file: archive.name, pointer: '', line: 1, column: 1 },
        remedy: 'Pack the connector again, with plain files only.',
      },
    ],
  });
  const entries = readDirectory(archive.content);
  if (!entries) return refuse('archive-damaged', 'The archive has no readable directory.');
  if (entries.length > limits.files)
    return refuse('archive-too-large', `The archive has ${entries.length} entries; at most ${limits.files} are read.`);
  const files: ConnectorFile[] = [];
  const taken = new Set<string>();
  let left = limits.bytes;
  for (const entry of entries) {
    const fault = faultOf(entry, taken);
    if (fault)
      return refuse('archive-entry-refused', `The entry ${JSON.stringify(entry.name.slice(0, 200))} ${fault}.`);
    if (entry.name.endsWith('/')) continue;
    const content = unpack(archive.content, entry, left);
    if (content === 'too-large')
      return refuse('archive-too-large', `Unpacked, the archive has more than ${limits.bytes} bytes.`);
    if (content === 'damaged')
      return refuse('archive-damaged', `The entry ${JSON.stringify(entry.name)} cannot be unpacked.`);
    left -= content.length;
    files.push({ name: entry.name, content });
  }
  return { files, diagnostics: [] };
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly compressed: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

function readDirectory(bytes: Uint8Array): readonly Entry[] | undefined {
  const end = findEnd(bytes);
  if (end < 0) return undefined;
  const count = word(bytes, end + 10, 2);
  let at = word(bytes, end + 16, 4);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || word(bytes, at, 4) !== CENTRAL) return undefined;
    const nameLength = word(bytes, at + 28, 2);
    const flags = word(bytes, at + 8, 2);
    const isUnix = word(bytes, at + 5, 1) === 3;
    const mode = word(bytes, at + 38, 4) >>> 16;
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) === 0).replaceAll('\\', '/'),
      method: word(bytes, at + 10, 2),
      isEncrypted: (flags & 1) === 1,
      isLink: isUnix && (mode & 0xf000) !== 0 && (mode & 0xf000) !== 0x8000 && (mode & 0xf000) !== 0x4000,
      compressed: word(bytes, at + 20, 4),
      offset: word(bytes, at + 42, 4),
    });
    at += 46 + nameLength + word(bytes, at + 30, 2) + word(bytes, at + 32, 2);
  }
  return entries;
}

function findEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 22 - 65_536; at -= 1) {
    if (word(bytes, at, 4) === END) return at;
  }
  return -1;
}

function word(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** What is wrong with an entry, or undefined. Its name is taken, compared without regard to case. */
function faultOf(entry: Entry, taken: Set<string>): string | undefined {
  const { name } = entry;
  if (name === '' || name.length > 512 || [...name].some((character) => character.charCodeAt(0) < 0x20))
    return 'has no usable name';
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').some((part) => part === '..'))
    return 'leaves the archive';
  if (entry.isLink) return 'is a link';
  if (entry.isEncrypted) return 'is encrypted';
  if (entry.method !== 0 && entry.method !== 8) return 'is packed in a way that is not supported';
  const key = name.toLowerCase().replace(/\/$/, '').normalize('NFC');
  if (taken.has(key)) return 'stands twice in the archive';
  taken.add(key);
  return undefined;
}

function unpack(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array | 'too-large' | 'damaged' {
  if (word(bytes, entry.offset, 4) !== LOCAL) return 'damaged';
  const start = entry.offset + 30 + word(bytes, entry.offset + 26, 2) + word(bytes, entry.offset + 28, 2);
  const data = bytes.subarray(start, start + entry.compressed);
  if (data.length !== entry.compressed) return 'damaged';
  if (entry.method === 0) return data.length > limit ? 'too-large' : data.slice();
  return inflate(data, limit);
}

/** Thrown out of the inflating stream when it gives more than is allowed. */
class TooLarge extends Error {}

function inflate(data: Uint8Array, limit: number): Uint8Array | 'too-large' | 'damaged' {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isDone = false;
  const stream = new Inflate((piece, final) => {
    length += piece.length;
    if (length > limit) throw new TooLarge();
    pieces.push(piece.slice());
    isDone = final;
  });
  try {
    for (let at = 0; at < data.length && !isDone; at += 16_384) {
      stream.push(data.subarray(at, at + 16_384), at + 16_384 >= data.length);
    }
  } catch (error) {
    return error instanceof TooLarge ? 'too-large' : 'damaged';
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
