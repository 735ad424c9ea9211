import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@tenon/diagnostics';
import { type DataFolder, openExistingDataFolder } from '../database/data-folder.ts';
import type { Configuration } from '../process/configuration.ts';
import { type Finding, messageOf, ok, type Patient, problem, skipped, warning } from './finding.ts';

/** Opens the data folder, or finds out why that does not go. */
export function openForDoctor({ dataDir }: Configuration): { readonly data?: DataFolder; readonly finding: Finding } {
  try {
    const data = openExistingDataFolder(dataDir);
    return { data, finding: checkFolder(data) };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      return {
        finding: problem('data-folder', messageOf(error), 'Give the user who runs Tenon the right to read it.'),
      };
    }
    const isMissing = error.code === 'data-folder-missing';
    const remedy = isMissing
      ? 'Nothing to do before the first start, which makes it. Otherwise name the right folder with --data-dir.'
      : 'Name the right folder with --data-dir, or restore a backup.';
    return { finding: (isMissing ? warning : problem)('data-folder', error.message, remedy) };
  }
}

function checkFolder(data: DataFolder): Finding {
  try {
    accessSync(data.path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return problem(
      'data-folder',
      `${data.path} cannot be written: ${messageOf(error)}.`,
      'Give it to the user who runs Tenon (chown).',
    );
  }
  // To pass through it is not to see it: PostgreSQL may run as another user.
  return isOpenToOthers(data.path, 0o066)
    ? warning('data-folder', `Others may read or change ${data.path}.`, `chmod 700 ${data.path}`)
    : ok('data-folder', `${data.path} is ours alone.`);
}

/** The master key is there, is one, and nobody else may read it. */
export function checkKeys({ configuration, data }: Patient): Finding {
  if (configuration.masterKey !== undefined) return ok('keys', 'The master key comes from TENON_MASTER_KEY.');
  if (data === undefined) return skipped('keys', 'There is no data folder to look for keys in.');
  if (!data.has('master-key')) {
    return warning(
      'keys',
      `There is no master key in ${data.path}, and TENON_MASTER_KEY is not set.`,
      'Nothing to do before the first start, which makes one. Otherwise set TENON_MASTER_KEY to the key you kept.',
    );
  }
  try {
    data.secret('master-key', 32);
  } catch (error) {
    return problem('keys', messageOf(error), 'Restore the file from a backup before the next start.');
  }
  const file = join(data.path, 'master-key');
  return isOpenToOthers(file)
    ? problem('keys', `Others may read ${file}.`, `chmod 600 ${file}, and think about whether somebody has.`)
    : ok('keys', 'The master key is in the data folder, readable by its owner only.');
}

/** Windows has no such bits. */
function isOpenToOthers(path: string, bits = 0o077): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & bits) !== 0;
}
