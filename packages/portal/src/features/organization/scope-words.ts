/** The scope of a role in words. */
export function scopeWords(scope: string): string {
  if (scope === '/') return 'this instance';
  if (/\/resourceGroups\//i.test(scope)) return `resource group ${decodeURIComponent(scope.split('/').at(-1) ?? '')}`;
  if (/\/subscriptions\//i.test(scope)) return 'a subscription';
  return 'the whole tenant';
}
