import type { CallerPolicy } from './caller-policies.ts';

/**
 * Whether a token has all claims of a policy. A claim with a list of texts, such as `aud` or `roles`, has each of them; texts compare
 * letter by letter, `iss` too. A token may have more claims than the policy asks for.
 */
export function meetsPolicy(claims: Readonly<Record<string, unknown>>, policy: CallerPolicy): boolean {
  return policy.claims.every(({ name, value }) => {
    const held = Object.hasOwn(claims, name) ? claims[name] : undefined;
    const texts: readonly unknown[] = Array.isArray(held) ? held : [held];
    return texts.some((text) => textOf(text) === value);
  });
}

/** Policies hold texts, and tokens have numbers and truths too; an object is none of them. */
function textOf(held: unknown): string | undefined {
  return typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean' ? String(held) : undefined;
}
