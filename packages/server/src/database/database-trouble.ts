import { Refusal } from '@tenon/diagnostics';

/**
 * What an operator can put right, said as a refusal: a full disk, or a database that does not answer.
 * Anything else is no such trouble and answers undefined.
 */
export function databaseTrouble(error: unknown): Refusal | undefined {
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC') {
    return new Refusal(
      'disk-full',
      'The disk that holds the data is full, so nothing of this was kept. Free some space and try again.',
      { cause: error },
    );
  }
  if (code !== undefined && awayCodes.has(code)) {
    return new Refusal('database-away', 'The database does not answer for the moment. Try again in a few seconds.', {
      cause: error,
    });
  }
  return undefined;
}

/** Why the database could not be brought to this version's schema: its disk is full, or its user lacks a right. */
export function setUpTrouble(error: unknown): Refusal | undefined {
  const code = codeOf(error);
  if (code === '53100') return databaseTrouble(error);
  if (code !== '42501') return undefined;
  const why = error instanceof Error ? error.message : String(error);
  return new Refusal(
    'database-user-not-allowed',
    `The database user may not set up the database: ${why}. Give it the attribute CREATEROLE and make it the owner of the database; where another installation on the same server made the roles tenon_app and tenon_worker, grant it both.`,
    { cause: error },
  );
}

/** Shut down, starting up, too many connections, and connections that broke or were refused. */
const awayCodes: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What a program said when it ended, shortened to the one cause that an operator can put right where it names it. */
export function refuseFullDisk(said: string, folder: string): void {
  if (!/No space left on device|ENOSPC/.test(said)) return;
  throw new Refusal(
    'data-folder-full',
    `The disk that holds ${folder} is full. Free some space, or choose another folder with --data-dir or TENON_DATA_DIR.`,
  );
}
