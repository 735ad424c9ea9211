import { type Value, values } from '@tenon/definition';

/** The value that a body stands for, by its content type (semantics 9.5). Undefined for an empty body. */
export function readContent(bytes: Uint8Array, contentType: string | undefined): Value | undefined {
  return values.receivedContent(bytes, contentType, { decode: decodeText, toBase64 });
}

/** The bytes of a body as content, whatever its type. */
export function keepContent(bytes: Uint8Array, contentType: string | undefined): Value {
  return { '$content-type': contentType ?? 'application/octet-stream', $content: toBase64(bytes) };
}

/** Node knows more charsets than the language does by itself. */
function decodeText(bytes: Uint8Array, charset: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    // A charset nobody knows: the bytes are most often UTF-8 all the same.
    decoder = new TextDecoder('utf-8');
  }
  return decoder.decode(bytes);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
