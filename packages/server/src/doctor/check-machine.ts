import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createEgress } from '@tenon/runtime';
import { readAddress } from '../process/address-file.ts';
import { refuseTakenPort } from '../process/listen.ts';
import { systemClock } from '../system-parts.ts';
import { type Finding, messageOf, ok, type Patient, problem, warning } from './finding.ts';

const oldestNode = 24;
const answerWithinMs = 5_000;

/** The Node version that runs this. */
export function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldestNode) return ok('node', `Node ${process.versions.node}.`);
  return problem(
    'node',
    `Node ${process.versions.node} is older than ${oldestNode}.`,
    'Start Tenon through npm start or npx tenon, which use the pinned version.',
  );
}

/** Room on the disk of the data folder: the database stops when there is none. */
export function checkDisk({ configuration, data }: Patient): Finding {
  const { bavail, bsize, blocks } = statfsSync(data?.path ?? nearestFolder(configuration.dataDir));
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  const share = Math.round((100 * bavail) / blocks);
  const message = `${freeMb} MB are free (${share} %) where ${configuration.dataDir} lies.`;
  const remedy = 'Free some space, keep history for a shorter time, or move the data folder to a larger disk.';
  if (freeMb < 200) return problem('disk', message, remedy);
  return freeMb < 2_000 || share < 5 ? warning('disk', message, remedy) : ok('disk', message);
}

function nearestFolder(path: string): string {
  try {
    statfsSync(path);
    return path;
  } catch {
    return dirname(path) === path ? path : nearestFolder(dirname(path)); // it is yet to be made
  }
}

/** The port is free, or the server of this data folder has it and is ready. */
export async function checkServer({ configuration, data }: Patient): Promise<Finding> {
  const address = data && readAddress(data);
  const own = address === undefined ? undefined : await checkRunning(address);
  if (own !== undefined) return own;
  try {
    await refuseTakenPort(configuration);
  } catch (error) {
    return problem(
      'server',
      messageOf(error),
      'Stop the program that uses the port, or choose another with --port or TENON_PORT.',
    );
  }
  const where = configuration.port === 0 ? 'any free port' : `port ${configuration.port}, which is free`;
  return ok('server', `No server runs on this data folder; it would listen on ${where}.`);
}

/** Undefined when nobody listens there: the server that left the address was killed. */
async function checkRunning(address: string): Promise<Finding | undefined> {
  const { host, origin } = new URL(address);
  const egress = createEgress({ allowedHosts: [host], clock: systemClock });
  try {
    const answer = await egress.send({ method: 'GET', url: `${origin}/health/ready`, timeoutMs: answerWithinMs });
    if (answer.kind === 'failed' && answer.code === 'connection-failed') return undefined;
    if (answer.kind === 'answered' && answer.status === 200) return ok('server', `The server at ${origin} is ready.`);
    const why = answer.kind === 'failed' ? answer.message : `It answers ${answer.status} at /health/ready.`;
    return problem(
      'server',
      `The server at ${origin} is not ready: ${why}`,
      'Read its log, and the other findings here.',
    );
  } finally {
    await egress.close();
  }
}
