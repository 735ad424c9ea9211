import { getSettings as contract } from '@tenon/contract';
import { settings } from '@tenon/store';
import { route } from '../routing/route.ts';
import { readSettings } from '../tenancy/read-settings.ts';

/** The settings of the instance. */
export const getSettings = route({
  contract,
  permission: 'Tenon/settings/read',
  at: 'instance',
  handle: async ({ parts }) => readSettings(await settings(parts.store.system).all(), parts.egress),
});
