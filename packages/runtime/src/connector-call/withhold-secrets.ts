import { randomBytes } from 'node:crypto';
import type { ShapedRequest } from '@tenon/connector';
import { createScrubber } from '../vault/scrubber.ts';

/** A request without its secrets, and the way back. */
export interface WithheldRequest {
  readonly request: ShapedRequest;
  /** The request with every placeholder that is still in it replaced by what it stands for. */
  restore(request: ShapedRequest): ShapedRequest;
}

/** Headers that prove who calls, in whatever encoding: their values are withheld as a whole. */
const provingHeaders = new Set(['authorization', 'proxy-authorization', 'cookie']);

/**
 * Puts placeholders where secrets of a connection stand in a request, so that the code of a connector, whose author is
 * often somebody else than the owner of the connection, can move them but not read them.
 */
export function withholdSecrets(request: ShapedRequest, secrets: readonly string[]): WithheldRequest {
  const scrubber = createScrubber(secrets);
  const kept = new Map<string, string>();
  // Unguessable, so that no text from elsewhere can be taken for one.
  const mark = randomBytes(9).toString('hex');
  const hold = (text: string): string => {
    const placeholder = `WITHHELD${kept.size}X${mark}`;
    kept.set(placeholder, text);
    return placeholder;
  };
  const holds = (text: string): boolean => scrubber.scrubText(text) !== text;
  /** Withholds the smallest parts that hold a secret, else the whole text. */
  const guard = (text: string, parts: RegExp): string => {
    if (!holds(text)) return text;
    const guarded = text.replace(parts, (part) => (holds(part) ? hold(part) : part));
    return holds(guarded) ? hold(text) : guarded;
  };
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      provingHeaders.has(name.toLowerCase()) || holds(value) ? hold(value) : value,
    ]),
  );
  const { body } = request;
  const guardedBody =
    typeof body === 'string' ? guard(body, /[^\s"'&=<>,;:{}[\]()]+/g) : body && scrubber.scrubBytes(body);
  const hasHiddenBytes = typeof body === 'object' && guardedBody !== body;
  const restoreText = (text: string): string => {
    let restored = text;
    for (const [placeholder, original] of kept) restored = restored.replaceAll(placeholder, () => original);
    return restored;
  };
  return {
    request: {
      ...request,
      url: guard(request.url, /[^/?&=#]+/g),
      headers,
      ...(guardedBody === undefined ? {} : { body: hasHiddenBytes ? hold('bytes') : guardedBody }),
    },
    restore(changed) {
      const isKept = hasHiddenBytes && typeof changed.body === 'string' && kept.get(changed.body) === 'bytes';
      const restoredBody = isKept ? body : typeof changed.body === 'string' ? restoreText(changed.body) : changed.body;
      return {
        ...changed,
        url: restoreText(changed.url),
        headers: Object.fromEntries(Object.entries(changed.headers).map(([name, value]) => [name, restoreText(value)])),
        ...(restoredBody === undefined ? {} : { body: restoredBody }),
      };
    },
  };
}
