import { updateSettings as contract } from '@tenon/contract';
import { settings } from '@tenon/store';
import { record } from '../audit/record.ts';
import { route } from '../routing/route.ts';
import { readSettings } from '../tenancy/read-settings.ts';

/** Changes the settings that are given. */
export const updateSettings = route({
  contract,
  permission: 'Tenon/settings/write',
  at: 'instance',
  handle: ({ body, member, parts }) =>
    parts.store.asSystem(async (scope) => {
      const changes = Object.entries(body).filter(([, value]) => value !== undefined);
      for (const [name, value] of changes) await settings(scope).put(name, value, parts.clock.now());
      await record(scope, parts, {
        by: member,
        action: 'settings.changed',
        target: 'instance',
        detail: Object.fromEntries(changes),
      });
      return readSettings(await settings(scope).all(), parts.egress);
    }),
});
