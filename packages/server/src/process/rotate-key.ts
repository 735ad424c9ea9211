import { Refusal } from '@tenon/diagnostics';
import { createVault } from '@tenon/runtime';
import { type Resealed, resealAll, type Store, settings, workerFigures } from '@tenon/store';
import { type DataFolder, openExistingDataFolder } from '../database/data-folder.ts';
import { Closers } from './closers.ts';
import type { Configuration } from './configuration.ts';
import { earlierKeyFile, keyFile, keyOfText, masterKeyOf, nextKeyFile } from './master-keys.ts';
import { openDatabase } from './open-database.ts';
import { openLog } from './open-log.ts';
import { type RotationUnderWay, rotationSetting, rotationUnderWay } from './rotation-under-way.ts';

/** What a change of the master key came to. */
export interface Rotation {
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly Resealed[];
}

/**
 * Replaces the master key: wraps the key of every stored secret by a new one, without decrypting a secret. No server may run. Whatever
 * stops it, it is called again with the same keys and goes on; until it is done no server starts.
 */
export async function rotateKey(configuration: Configuration, newKey: string | undefined): Promise<Rotation> {
  const closers = new Closers();
  const data = openExistingDataFolder(configuration.dataDir);
  try {
    const log = openLog(configuration.logLevel);
    const store = await openDatabase({ configuration, data, log }, closers);
    await refuseRunning(store);
    const { present, next } = keysOf(configuration, data, newKey);
    const vault = createVault({ masterKey: next, earlierKeys: [present] });
    const rotation = { from: createVault({ masterKey: present }).keyId, to: vault.keyId };
    if (await isDone(store, rotation.from)) {
      await end(store);
      return { ...rotation, to: rotation.from, kinds: [] };
    }
    await begin(store, rotation);
    const kinds = await resealAll(store, ({ place, sealed }) => {
      try {
        return vault.rewrap(place, sealed);
      } catch {
        // Sealed with a key that is lost, or a text of somebody's own: it is counted, and left for the operator to see.
        return undefined;
      }
    });
    if (configuration.masterKey === undefined) {
      data.copy(keyFile, earlierKeyFile);
      data.replace(nextKeyFile, keyFile);
    }
    await end(store);
    return { ...rotation, kinds };
  } finally {
    await closers.closeAll();
  }
}

function keysOf(configuration: Configuration, data: DataFolder, newKey: string | undefined) {
  const present = masterKeyOf(configuration, data);
  if (present === undefined)
    throw new Refusal('rotation-without-key', 'There is no master key yet: nothing is sealed.');
  if (configuration.masterKey === undefined) return { present, next: data.secret(nextKeyFile, 32) };
  if (newKey === undefined) {
    throw new Refusal(
      'rotation-needs-key',
      'The master key comes from TENON_MASTER_KEY. Set TENON_NEW_MASTER_KEY to the one that is to replace it, and use that from then on.',
    );
  }
  return { present, next: keyOfText('TENON_NEW_MASTER_KEY', newKey) };
}

/** A server that gives no sign of life for so long is gone, or fenced. */
const silentAfter = 10;

async function refuseRunning(store: Store): Promise<void> {
  const alive = (await workerFigures(store.system)).filter(({ silentSeconds }) => silentSeconds < silentAfter).length;
  if (alive === 0) return;
  throw new Refusal(
    'rotation-beside-server',
    `${alive} process(es) of the server run on this database and would go on to seal with the old key. Stop them first.`,
  );
}

/** A change that was under way when the process was killed, and for which only the last word is missing. */
async function isDone(store: Store, present: string): Promise<boolean> {
  return (await store.asSystem(rotationUnderWay))?.to === present;
}

async function begin(store: Store, rotation: RotationUnderWay): Promise<void> {
  await store.asSystem(async (scope) => {
    const before = await rotationUnderWay(scope);
    if (before !== undefined && before.to !== rotation.to) {
      throw new Refusal(
        'rotation-other-key',
        `A change to the master key ${before.to} is under way. Finish it with that key before another is begun.`,
      );
    }
    await settings(scope).put(rotationSetting, rotation, new Date());
  });
}

async function end(store: Store): Promise<void> {
  await store.asSystem((scope) => settings(scope).put(rotationSetting, null, new Date()));
}
