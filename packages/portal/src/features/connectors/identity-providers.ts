/** A provider that a connector can name. */
interface ProviderChoice {
  readonly name: string;
  readonly title: string;
}

const offered: readonly ProviderChoice[] = [
  { name: 'oauth2', title: 'Generic OAuth 2.0' },
  { name: 'aad', title: 'Microsoft Entra ID' },
  { name: 'box', title: 'Box' },
  { name: 'dropbox', title: 'Dropbox' },
  { name: 'facebook', title: 'Facebook' },
  { name: 'github', title: 'GitHub' },
  { name: 'google', title: 'Google' },
  { name: 'linkedin', title: 'LinkedIn' },
  { name: 'microsoftaccount', title: 'Microsoft account' },
  { name: 'salesforce', title: 'Salesforce' },
  { name: 'slack', title: 'Slack' },
  { name: 'spotify', title: 'Spotify' },
];

/** The providers to choose from, with the one that a connector already names. */
export function providers(current: string): readonly ProviderChoice[] {
  const name = current.toLowerCase();
  return offered.some((one) => one.name === name) ? offered : [...offered, { name, title: current }];
}

/** Whether the addresses of a provider are known, so that nobody need type them. */
export function bringsAddresses(provider: string): boolean {
  const name = provider.toLowerCase();
  return name !== 'oauth2' && offered.some((one) => one.name === name);
}

/** Whether a provider asks for a directory and a resource beside the scopes. */
export function isEntra(provider: string): boolean {
  return /^aad/i.test(provider);
}
