/** A subscription as far as it is named. */
interface NamedSubscription {
  readonly id: string;
  readonly displayName: string;
}

/** The scope of a role in words; a subscription among the given ones by its name. */
export function scopeWords(scope: string, subscriptions: readonly NamedSubscription[] = []): string {
  if (scope === '/') return 'this instance';
  if (/\/resourceGroups\//i.test(scope)) return `resource group ${decodeURIComponent(scope.split('/').at(-1) ?? '')}`;
  if (!/\/subscriptions\//i.test(scope)) return 'the whole tenant';
  const found = subscriptions.find(({ id }) => id === scope.split('/').at(-1));
  return found === undefined ? 'a subscription' : `subscription ${found.displayName}`;
}
