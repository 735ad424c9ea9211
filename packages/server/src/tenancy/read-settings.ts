import type { AnswerOf, getSettings } from '@tenon/contract';
import type { Egress } from '@tenon/runtime';
import { type Store, settings } from '@tenon/store';

/** What the operator set. */
type Settings = AnswerOf<typeof getSettings>;

/** The settings of the instance with what holds where nothing was set: invitations live for seven days. */
export function readSettings(kept: ReadonlyMap<string, unknown>, egress: Pick<Egress, 'allowedHosts'>): Settings {
  return { ...readKeptSettings(kept), hostsInForce: [...egress.allowedHosts] };
}

/** What the operator set, and what holds where nothing was set: invitations live for seven days. */
export function readKeptSettings(kept: ReadonlyMap<string, unknown>): Omit<Settings, 'hostsInForce'> {
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
  return readKeptSettings(await settings(store.system).all()).allowedHosts;
}
