/** Why nobody was signed in at a provider, in the words of the person who tried and of what to do. `error` is a code (RFC 6749, 4.1.2.1 and 5.2) or one of ours. */
export function signInReason(error: string): string {
  return reasons[error] ?? `The provider said "${error}".`;
}

const client = 'Check the client id, the client secret and the token URL under Security of the connector.';

const reasons: Readonly<Record<string, string>> = {
  access_denied: 'The sign-in was cancelled, or the provider refused it.',
  consent_failed: 'The provider sent the browser back without a code and without a reason. Sign in again.',
  issuer_mismatch: 'The answer came from another server than the one that was asked. Nothing was sent to it.',
  'token-not-obtained': `The provider gave no token. ${client}`,
  invalid_client: `The provider does not know the client, or its secret is another one. ${client}`,
  unauthorized_client:
    'The provider does not let this client sign people in like this. Allow the authorization code flow where the client is registered.',
  invalid_grant:
    'The provider did not take the code: it was used or too old, or the redirect URL that is registered is another one. Sign in again.',
  invalid_scope:
    'The provider does not know a scope that is asked for. Check the scopes under Security of the connector.',
  invalid_request: 'The provider does not understand the request. Check the addresses and the scopes under Security.',
  unsupported_response_type:
    'The provider does not offer the authorization code flow. Choose another flow under Security.',
  server_error: 'The provider has a fault of its own. Try again in a moment.',
  temporarily_unavailable: 'The provider is too busy now. Try again in a moment.',
};
