import { pino } from 'pino';
import { openDataFolder } from '../database/data-folder.ts';
import { bootstrapForScripts } from '../ownership/bootstrap-for-scripts.ts';
import { systemClock, systemIds } from '../system-parts.ts';
import { readAddress } from './address-file.ts';
import { Closers } from './closers.ts';
import type { Configuration } from './configuration.ts';
import { openDatabase } from './open-database.ts';

/**
 * Makes the first owner if there is none, and prints an API token with what a script needs. Works beside a running
 * server, whose address it prints, and without one.
 */
export async function printScriptAccess(configuration: Configuration, format: 'json' | 'text'): Promise<void> {
  const closers = new Closers();
  try {
    const data = openDataFolder(configuration.dataDir);
    const store = await openDatabase({ configuration, data, log: pino({ level: 'silent' }) }, closers);
    const url =
      configuration.publicUrl ?? readAddress(data) ?? `http://${configuration.host}:${configuration.port || 4400}`;
    const config = { version: '', publicUrl: () => url, regions: configuration.regions };
    const access = { url, ...(await bootstrapForScripts({ store, clock: systemClock, ids: systemIds, config })) };
    if (format === 'json') console.log(JSON.stringify(access));
    else for (const [name, value] of Object.entries(access)) console.log(`${name.padEnd(14)} ${value}`);
  } finally {
    await closers.closeAll();
  }
}
