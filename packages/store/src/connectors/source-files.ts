/** A document as it was given: its bytes are kept exactly. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Source documents as one column: JSON with the bytes in base64. */
export function packFiles(files: readonly SourceFile[]): Buffer {
  return Buffer.from(
    JSON.stringify(files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))),
  );
}

/** The inverse of `packFiles`. */
export function unpackFiles(packed: Buffer): readonly SourceFile[] {
  const files = JSON.parse(packed.toString('utf8')) as readonly { readonly name: string; readonly base64: string }[];
  return files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
}
