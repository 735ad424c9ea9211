import { z } from 'zod';

/** Identifiers are version 7 UUIDs, written in lower case. */
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be an id');
/** An instant, ISO 8601 in UTC. */
export const instant = z.string();
/** A name people read: not empty, at most 200 characters, no control characters. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters refused here
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must not contain control characters');
/** An e-mail address, at most 254 characters, kept as written and compared ignoring case. */
export const email = z.string().trim().max(254).pipe(z.email());
/** The name of a resource: letters, digits, `-`, `_`, `.`, `(`, `)`; at most 80; not ending in a dot. */
export const resourceName = z
  .string()
  .regex(/^[\p{L}\p{N}_.()-]{1,80}$/u, 'may hold letters, digits, "-", "_", ".", "(" and ")", at most 80')
  .regex(/[^.]$/, 'must not end in a dot');
/** A password: 12 to 256 characters. */
export const password = z.string().min(12, 'must have at least 12 characters').max(256);
/** A secret that travels once, in a link. */
export const oneTimeToken = z.string().min(20).max(200);
/** Free text of a person, at most 4,000 characters. */
export const note = z.string().max(4000);
/** An http(s) address. */
export const webAddress = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s<>"\\]+$/i, 'must be an http or https address');
/** Who did something. */
export const person = z.object({ id, displayName: z.string() });
