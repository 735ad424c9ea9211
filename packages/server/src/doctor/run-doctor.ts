import { styleText } from 'node:util';
import { openStore } from '@tenon/store';
import type { DataFolder } from '../database/data-folder.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { Closers } from '../process/closers.ts';
import type { Configuration } from '../process/configuration.ts';
import { version } from '../process/version.ts';
import { checkKeys, openForDoctor } from './check-data-folder.ts';
import { checkDatabase, checkSchema } from './check-database.ts';
import { checkDisk, checkNode, checkServer } from './check-machine.ts';
import { checkRuntime } from './check-runtime.ts';
import { type Finding, messageOf, type Patient, problem, skipped } from './finding.ts';

/** What the doctor found. */
export interface Diagnosis {
  readonly version: string;
  /** False when there is a problem; warnings are well enough. */
  readonly healthy: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Looks at an installation, beside its running server or without one, and changes nothing: an embedded database that does
 * not run is started for the look and stopped again.
 */
export async function runDoctor(configuration: Configuration): Promise<Diagnosis> {
  const { data, finding } = openForDoctor(configuration);
  const patient: Patient = { configuration, data };
  const findings = [
    checkNode(),
    finding,
    checkKeys(patient),
    checkDisk(patient),
    await checkServer(patient),
    ...(await lookAtDatabase(patient)),
  ];
  return { version, healthy: findings.every(({ status }) => status !== 'problem'), findings };
}

/** Prints a diagnosis for a person. */
export function printDiagnosis({ version: of, healthy, findings }: Diagnosis): void {
  console.log(styleText('bold', `Tenon ${of}`));
  const colours = { ok: 'green', warning: 'yellow', problem: 'red', skipped: 'gray' } as const;
  for (const { check, status, message, remedy } of findings) {
    console.log(`${styleText(colours[status], status.padEnd(8))} ${check.padEnd(12)} ${message}`);
    if (remedy !== undefined) console.log(`${' '.repeat(22)}→ ${remedy}`);
  }
  const problems = findings.filter(({ status }) => status === 'problem').length;
  console.log(healthy ? 'No problem was found.' : `${problems} problem(s) were found.`);
}

async function lookAtDatabase(patient: Patient): Promise<readonly Finding[]> {
  const { configuration, data } = patient;
  if (configuration.databaseUrl === undefined && !data?.has('postgres')) {
    return [skipped('database', 'There is no embedded database yet; the first start makes it.')];
  }
  const closers = new Closers();
  try {
    const connectionString = configuration.databaseUrl ?? (await startEmbedded(data as DataFolder, closers));
    const store = openStore({ connectionString, maxConnections: 2 });
    closers.add(() => store.close());
    const schema = await checkSchema(store);
    if (schema.some(({ check, status }) => check === 'schema' && status !== 'ok')) return schema;
    return [...schema, ...(await checkDatabase(store, patient)), ...(await checkRuntime(store))];
  } catch (error) {
    const remedy =
      configuration.databaseUrl === undefined
        ? 'Read what PostgreSQL says; a full disk and a changed owner of the files are the usual causes. Otherwise restore a backup.'
        : 'Check host, port, user, password and database in DATABASE_URL, and that the server runs.';
    return [problem('database', `The database does not answer: ${messageOf(error)}`, remedy)];
  } finally {
    await closers.closeAll();
  }
}

async function startEmbedded(data: DataFolder, closers: Closers): Promise<string> {
  const postgres = await startEmbeddedPostgres(data);
  closers.add(() => postgres.stop());
  return postgres.connectionString;
}
