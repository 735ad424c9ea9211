import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts the time of processes in hundredths of a second. */
const ticksPerSecond = 100;

/** The processor time that a process, those that it started and those of them that have ended have used, in seconds. */
export function processorSeconds(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readTimes(Number(name)));
  const isOf = (one: Times | undefined): boolean =>
    one !== undefined && (one.pid === pid || isOf(all.find((other) => other.pid === one.parent)));
  return all.filter(isOf).reduce((sum, one) => sum + one.ticks, 0) / ticksPerSecond;
}

interface Times {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** Nothing of a process that has just ended. */
function readTimes(pid: number): readonly Times[] {
  try {
    // What follows the name, which may hold anything: state, parent, …, own time in user and system mode, and that of ended children.
    const [, , rest = ''] = /^(.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ').map(Number);
    return [{ pid, parent: fields[1] ?? 0, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) }];
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code))) return [];
    throw error;
  }
}
