const shapes: readonly RegExp[] = [
  /^Bearer\s+[\w.~+/=-]{20,}$/i,
  /^Basic\s+[A-Za-z0-9+/=]{12,}$/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/,
  /\b(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]{16,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[0-9A-Za-z]{30,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\bAIza[\w-]{30,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
];

/** Whether a text has the shape of a credential that is in use somewhere: a token, a key of a well-known service, a private key. */
export function looksSecret(text: string): boolean {
  return text.length >= 16 && text.length <= 20_000 && shapes.some((shape) => shape.test(text));
}
