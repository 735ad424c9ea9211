import type { CallbackAddresses, Vault } from '@tenon/runtime';
import { signAddress } from './signed-address.ts';

const runAddresses = 'addresses of runs';

/** The addresses that runs hand out, signed by keys that follow from the master key, so that they can be made at once and anywhere. */
export function createCallbackAddresses(parts: {
  readonly vault: Vault;
  readonly publicUrl: () => string;
}): CallbackAddresses {
  const signingKey = parts.vault.deriveKey(runAddresses);
  return {
    callbackUrl: ({ workflowId, runName, path }) =>
      signAddress({
        publicUrl: parts.publicUrl(),
        workflowId,
        path: `/runs/${runName}/actions/${path}/run`,
        sp: callbackPermission(runName, path),
        signingKey,
      }).value,
    responseUrl: ({ workflowId, runName }) =>
      signAddress({
        publicUrl: parts.publicUrl(),
        workflowId,
        path: `/runs/${runName}/response`,
        sp: responsePermission(runName),
        signingKey,
      }).value,
    triggerUrl: ({ workflowId, triggerName, signingKey: key }) =>
      signAddress({
        publicUrl: parts.publicUrl(),
        workflowId,
        path: `/triggers/${triggerName}/paths/invoke`,
        sp: `/triggers/${triggerName}/run`,
        signingKey: key,
      }).value,
  };
}

/** The keys with which callback and response addresses of runs are signed: the present one first. */
export function runAddressKeys(vault: Vault): readonly Uint8Array[] {
  return vault.derivedKeys(runAddresses);
}

/** The key that signs content links. */
export function contentLinkKey(vault: Vault): Uint8Array {
  return vault.deriveKey('content links');
}

/** What a callback address of an action run permits. */
export function callbackPermission(runName: string, path: string): string {
  return `/runs/${runName}/actions/${path}/run`;
}

/** What the address permits at which the caller of an asynchronous Response polls. */
export function responsePermission(runName: string): string {
  return `/runs/${runName}/response/read`;
}
