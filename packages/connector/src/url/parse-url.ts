/** The parts of an absolute http or https address. Nothing is decoded or normalised except the case of scheme and host. */
export interface ParsedUrl {
  readonly scheme: 'http' | 'https';
  /** Host name with port, if one is given. */
  readonly host: string;
  /** Begins with `/`, or is empty. */
  readonly path: string;
  /** Without the question mark; undefined when there is none. */
  readonly query?: string;
}

/**
 * Splits an absolute http(s) address. Undefined for anything else: other schemes, user information, white space,
 * backslashes, placeholders and hosts that are not one.
 */
export function parseUrl(text: string): ParsedUrl | undefined {
  const match = /^(https?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i.exec(text.trim());
  if (!match || /[\s\\]/.test(text.trim())) return undefined;
  const host = (match[2] ?? '').toLowerCase();
  if (!/^(?:[a-z0-9\u0080-\uffff](?:[a-z0-9._\u0080-\uffff-]*)|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host))
    return undefined;
  const scheme = (match[1] ?? '').toLowerCase() === 'http' ? 'http' : 'https';
  return { scheme, host, path: match[3] ?? '', ...(match[4] === undefined ? {} : { query: match[4] }) };
}
