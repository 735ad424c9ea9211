/** The nonce with which the server's content security policy lets the page add style elements; undefined where none is needed. */
export const contentSecurityNonce: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
