import { parentsOfProcesses, readProcess } from './memory.ts';

/** The kernel counts the time of processes in hundredths of a second. */
const ticksPerSecond = 100;

/** The processor time that a process, those that it started and those of them that have ended have used, in seconds. */
export function processorSeconds(pid: number): number {
  const parents = parentsOfProcesses();
  const isOf = (one: number): boolean => one === pid || (one > 1 && isOf(parents.get(one) ?? 0));
  return [...parents.keys()].filter(isOf).reduce((sum, one) => sum + ticksOf(one), 0) / ticksPerSecond;
}

function ticksOf(pid: number): number {
  // What follows the name, which may hold anything: state, parent, …, own time in user and system mode, and that of ended children.
  const [, rest = ''] = /^.*\) (.*)$/s.exec(readProcess(pid, 'stat')) ?? [];
  return rest
    .split(' ')
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
}
