import { type Store, settings, workflows } from '@tenon/store';

const publicUrlSetting = 'public-url';

/**
 * Subscriptions of webhook triggers name this server's address. When it is another one than at the last start, the triggers of all
 * workflows are put in order again, which subscribes those anew whose address has changed, and takes the old ones back.
 */
export async function renewSubscriptions(
  store: Store,
  { url, at }: { readonly url: string; readonly at: Date },
): Promise<void> {
  await store.asSystem(async (scope) => {
    const before = (await settings(scope).all()).get(publicUrlSetting);
    if (before === url) return;
    if (before !== undefined) await workflows(scope).disarrangeAll();
    await settings(scope).put(publicUrlSetting, url, at);
  });
}
