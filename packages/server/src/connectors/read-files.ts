import { createHash } from 'node:crypto';
import { readSource } from '@tenon/connector';
import { type BodyOf, type replaceConnectorSource, sourceSizeLimit } from '@tenon/contract';
import { hasErrors, Refusal } from '@tenon/diagnostics';
import type { SourceFile } from '@tenon/store';

/** What a request with source documents may weigh: base64 is a third longer than what it stands for. */
export const sourceBodyLimit = Math.ceil(sourceSizeLimit * 1.4) + 100_000;

/**
 * The source documents of a request as bytes, repaired where that is accepted. Refuses more than 20 MB, and text that
 * is no base64 where base64 is said.
 */
export function readFiles({ files: given, acceptRepair }: GivenFiles): readonly SourceFile[] {
  const files = given.map(({ name, content, encoding }) => ({
    name,
    bytes: encoding === 'base64' ? fromBase64(name, content) : Buffer.from(content, 'utf8'),
  }));
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > sourceSizeLimit) {
    throw new Refusal(
      'source-too-large',
      `The files have ${toMegabytes(size)} MB together; at most ${toMegabytes(sourceSizeLimit)} MB can be imported. Take out what is not needed, or split the API into several connectors.`,
    );
  }
  return acceptRepair === true ? files.map(repair) : files;
}

type GivenFiles = Pick<BodyOf<typeof replaceConnectorSource>, 'files' | 'acceptRepair'>;

/** A source document as it travels. */
export type GivenFile = GivenFiles['files'][number];

/** A document with faults in its repaired form, if it has one. */
function repair(file: SourceFile): SourceFile {
  if (!/\.(json|ya?ml)$/i.test(file.name)) return file;
  const { value: source, diagnostics } = readSource(file.bytes, file.name);
  if (source.repair === undefined || !hasErrors(diagnostics)) return file;
  return { name: file.name, bytes: Buffer.from(source.repair.text, 'utf8') };
}

/** SHA-256 over names and bytes, in the order of the files. */
export function digestFiles(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) {
    hash
      .update(`${Buffer.byteLength(name)}:${bytes.length}:`)
      .update(name)
      .update(bytes);
  }
  return hash.digest('hex');
}

function fromBase64(name: string, content: string): Buffer {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content) || content.length % 4 !== 0) {
    throw new Refusal('request-not-valid', `The content of the file "${name}" is not base64.`);
  }
  return Buffer.from(content, 'base64');
}

function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes % 1_000_000 === 0 ? 0 : 1);
}
