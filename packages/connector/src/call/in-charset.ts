import { strToU8 } from 'fflate';
import { essenceOf, isXmlType } from '../import/media-types.ts';

/** A body and what is said of its type. */
export interface CharsetBody {
  readonly body: string | Uint8Array | undefined;
  readonly contentType: string | undefined;
}

/** What Latin-1 and what it is often taken for have in common. */
const COMMON = /^[\p{ASCII}\u00a0-\u00ff]*$/u;

/**
 * A text in the charset that its type names, where that is a Latin one and has all of its characters; else in UTF-8, and its type says
 * so. XML says itself that it is UTF-8.
 */
export function inCharset({ body, contentType }: CharsetBody): CharsetBody {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)"?/i.exec(contentType ?? '');
  if (!charset || contentType === undefined || typeof body !== 'string') return { body, contentType };
  const name = (charset[1] ?? '').toLowerCase();
  if (/^utf-?8$/.test(name) || /^\p{ASCII}*$/u.test(body)) return { body, contentType };
  const isLatin = /^(?:iso-?8859-1|latin-?1|windows-1252|cp1252)$/.test(name);
  if (isLatin && COMMON.test(body) && !isXmlType(essenceOf(contentType)))
    return { body: strToU8(body, true), contentType };
  return { body, contentType: contentType.replace(charset[0], () => '; charset=utf-8') };
}
