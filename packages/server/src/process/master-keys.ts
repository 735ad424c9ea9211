import { Refusal } from '@tenon/diagnostics';
import type { VaultKeys } from '@tenon/runtime';
import type { DataFolder } from '../database/data-folder.ts';
import type { Configuration } from './configuration.ts';

/** The files of the data folder with the master key, the one that is to replace it, and the one that it replaced. */
export const keyFile = 'master-key';
export const nextKeyFile = 'master-key-next';
export const earlierKeyFile = 'master-key-earlier';

/** The master key, where there is one: the operator's, or that of the data folder. */
export function masterKeyOf(
  { masterKey }: Pick<Configuration, 'masterKey'>,
  data: DataFolder | undefined,
): Buffer | undefined {
  return masterKey ?? (data?.has(keyFile) ? data.secret(keyFile, 32) : undefined);
}

/** The keys of a server; on its first start it makes the one of the data folder. */
export function keysOfServer(configuration: Configuration, data: DataFolder): VaultKeys {
  const earlier =
    configuration.earlierMasterKey ?? (data.has(earlierKeyFile) ? data.secret(earlierKeyFile, 32) : undefined);
  return {
    masterKey: configuration.masterKey ?? data.secret(keyFile, 32),
    ...(earlier === undefined ? {} : { earlierKeys: [earlier] }),
  };
}

/** Reads a key of the environment. */
export function keyOfText(variable: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64url');
  if (key.length === 32 && new Set(key).size >= 12) return key;
  throw new Refusal(
    'master-key-not-valid',
    `${variable} should be 32 random bytes in base64url and holds ${key.length === 32 ? 'a repeated pattern' : key.length}. Make one with: openssl rand -base64 32 | tr '+/' '-_' | tr -d '='`,
  );
}
