import { type BodyOf, type replaceConnectorSource, sourceSizeLimit } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';

/** A source document as it travels to the server. */
export type SourceFile = BodyOf<typeof replaceConnectorSource>['files'][number];

/** Reads chosen files for the import: UTF-8 text as text, everything else as base64, so that no byte is changed. Too much is refused before it is read. */
export async function readSourceFiles(files: readonly File[]): Promise<readonly SourceFile[]> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > sourceSizeLimit) {
    throw new Refusal(
      'source-too-large',
      `The files have ${megabytes(size)} together; at most ${megabytes(sourceSizeLimit)} can be imported. Remove what the connector does not need.`,
    );
  }
  const empty = files.find((file) => file.size === 0);
  if (empty !== undefined)
    throw new Refusal('source-empty', `The file ${empty.name} is empty. Choose the definition itself.`);
  return await Promise.all(files.map(readSourceFile));
}

async function readSourceFile(file: File): Promise<SourceFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = /\.(zip|png|jpe?g|ico)$/i.test(file.name) ? undefined : textOf(bytes);
  if (text !== undefined) return { name: file.name, content: text, encoding: 'text' };
  return { name: file.name, content: toBase64(bytes), encoding: 'base64' };
}

/** The text that the bytes are in UTF-8, with its byte-order mark; undefined where they are something else. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Bytes in base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
