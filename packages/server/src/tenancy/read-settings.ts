import type { AnswerOf, getSettings } from '@tenon/contract';
import { type Store, settings } from '@tenon/store';

/** The settings of the instance with what holds where nothing was set: invitations live for seven days. */
export function readSettings(kept: ReadonlyMap<string, unknown>): AnswerOf<typeof getSettings> {
  const instanceName = kept.get('instanceName');
  const allowedHosts = kept.get('allowedHosts');
  const invitationHours = kept.get('invitationHours');
  return {
    instanceName: typeof instanceName === 'string' ? instanceName : 'Tenon',
    allowedHosts: Array.isArray(allowedHosts) ? allowedHosts.filter((host) => typeof host === 'string') : [],
    invitationHours: typeof invitationHours === 'number' ? invitationHours : 168,
  };
}

/** The hosts that the operator allowed in the settings. */
export async function readStoredHosts(store: Store): Promise<readonly string[]> {
  return readSettings(await settings(store.system).all()).allowedHosts;
}
