import type { Vault } from '@tenon/runtime';
import { isInForce, isSignedBy, type Permit, signatureVersion, signPermit, workflowKey } from './signature.ts';

/** The one connection that a key opens, and whose it is. */
export interface ConnectionPlace {
  readonly tenantId: string;
  readonly connectionId: string;
}

const purpose = 'connection keys';

/** Makes the key with which a program calls through one connection until an instant. Nothing of it is stored. */
export function makeConnectionKey(vault: Vault, place: ConnectionPlace, expiresAt: Date): string {
  const permit = permitOf(place, expiresAt.toISOString());
  const named = Buffer.from([place.tenantId, place.connectionId, permit.se].join(' '), 'utf8').toString('base64url');
  return `${named}.${signPermit(permit, vault.deriveKey(purpose))}`;
}

/** The connection that a key opens now; undefined when it is no key of ours, or none any more. */
export function readConnectionKey(vault: Vault, text: string, now: Date): ConnectionPlace | undefined {
  const [named = '', signature = ''] = text.split('.');
  const [tenantId = '', connectionId = '', expiry = ''] = Buffer.from(named, 'base64url').toString('utf8').split(' ');
  const permit = permitOf({ tenantId, connectionId }, expiry);
  const isGood = isSignedBy(permit, signature, vault.derivedKeys(purpose)) && isInForce(permit, now);
  return isGood ? { tenantId, connectionId } : undefined;
}

function permitOf({ tenantId, connectionId }: ConnectionPlace, expiry: string): Permit & { readonly se: string } {
  return { key: workflowKey(connectionId), sp: `/tenants/${tenantId}/calls`, sv: signatureVersion, se: expiry };
}
