import { backUp } from '../backup/back-up.ts';
import { restore } from '../backup/restore.ts';
import { printDiagnosis, runDoctor } from '../doctor/run-doctor.ts';
import type { Configuration } from './configuration.ts';
import { rotateKey } from './rotate-key.ts';

/** Where and how a command of the operator prints. */
export interface Printing {
  readonly format: 'json' | 'text';
}

/** `backup <folder>`: prints what was backed up. */
export async function administerBackup(
  configuration: Configuration,
  folder: string,
  { format, keys }: Printing & { readonly keys: 'included' | 'separately' },
): Promise<void> {
  const summary = await backUp(configuration, folder, keys);
  if (format === 'json') return console.log(JSON.stringify(summary));
  const { backup, files, bytes, masterKey } = summary;
  console.log(`${backup} holds ${files} files, ${(bytes / 1_048_576).toFixed(0)} MB.`);
  console.log(
    masterKey.kept === 'included'
      ? `The master key ${masterKey.id} is in it: keep it as you would keep the secrets themselves.`
      : `The master key${masterKey.id === null ? '' : ` ${masterKey.id}`} is not in it: keep it elsewhere, or its secrets cannot be read.`,
  );
}

/** `restore <folder>`: prints what was restored. */
export async function administerRestore(
  configuration: Configuration,
  folder: string,
  { format }: Printing,
): Promise<void> {
  const summary = await restore(configuration, folder);
  if (format === 'json') return console.log(JSON.stringify(summary));
  const { dataDir, createdAt, version, holds } = summary;
  const counts = Object.entries(holds).map(([what, count]) => `${count} ${what}`);
  console.log(`${dataDir} is as it was on ${createdAt} (version ${version}): ${counts.join(', ')}.`);
  console.log(`Start it with: tenon up --data-dir ${dataDir}`);
}

/** `doctor`: prints what was found; the exit code is 1 when there is a problem. */
export async function administerDoctor(configuration: Configuration, { format }: Printing): Promise<void> {
  const diagnosis = await runDoctor(configuration);
  if (format === 'json') console.log(JSON.stringify(diagnosis));
  else printDiagnosis(diagnosis);
  if (!diagnosis.healthy) process.exitCode = 1;
}

/** `rotate-key`: prints what was sealed anew; the exit code is 1 when something could not be. */
export async function administerRotation(
  configuration: Configuration,
  { format, newKey }: Printing & { readonly newKey: string | undefined },
): Promise<void> {
  const rotation = await rotateKey(configuration, newKey);
  if (rotation.kinds.some(({ left }) => left > 0)) process.exitCode = 1;
  if (format === 'json') return console.log(JSON.stringify(rotation));
  console.log(`The master key is ${rotation.to} now; it was ${rotation.from}.`);
  for (const { name, changed, left } of rotation.kinds) {
    const rest = left === 0 ? '' : `, ${left} that no key at hand opens were left as they are`;
    if (changed + left > 0) console.log(`  ${name}: ${changed} sealed anew${rest}`);
  }
}
