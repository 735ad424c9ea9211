import { type StoredContent, values } from '@tenon/definition';

/**
 * What a body is that may be kept as it came, by its content type and its first bytes; undefined for one whose value says more than its
 * bytes: a form, a message of several parts, a JSON text or number, a text in another coding than UTF-8, or nothing that is declared.
 */
export function storedKind(contentType: string | undefined, first: Uint8Array): StoredContent['kind'] | undefined {
  const { type, parameters } = values.parseMediaType(contentType ?? '');
  if (type === '' || type === 'application/x-www-form-urlencoded' || type.startsWith('multipart/')) return undefined;
  const isJson = values.isJsonType(type);
  if (!isJson && !type.startsWith('text/')) return 'bytes';
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  // A mark says how bytes are to be read, and would travel along.
  if ((charset !== 'utf-8' && charset !== 'utf8') || first[0] === 0xef || first[0] === 0xfe || first[0] === 0xff) {
    return undefined;
  }
  if (!isJson) return 'text';
  const start = first.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  return start === openingBrace || start === openingBracket ? 'json' : undefined;
}

const openingBrace = 0x7b;
const openingBracket = 0x5b;
