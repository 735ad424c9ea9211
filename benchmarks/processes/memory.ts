import { readdirSync, readFileSync } from 'node:fs';

/** What some processes hold in memory, in bytes. */
export interface Memory {
  /** What each has of its own: heaps, stacks. */
  readonly own: number;
  /** What they share with each other by intent, as PostgreSQL does its buffers. */
  readonly shared: number;
  /** Programs and libraries, each once. */
  readonly files: number;
}

/**
 * What processes would hold were they alone on the machine: the kernel's own proportional figure (PSS) is smaller the more other
 * processes run the same program, and 50 MB of a process are its node. Linux only.
 */
export function memoryOf(pids: readonly number[]): Memory {
  let own = 0;
  let shared = 0;
  const files = new Map<string, number>();
  for (const pid of pids) {
    const rollup = readProcess(pid, 'smaps_rollup');
    own += kilobytes(rollup, 'Pss_Anon');
    shared += kilobytes(rollup, 'Pss_Shmem');
    for (const [path, bytes] of mappedFiles(pid)) files.set(path, Math.max(files.get(path) ?? 0, bytes));
  }
  return { own, shared, files: [...files.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** The processes of this machine with who started each. */
export function parentsOfProcesses(): ReadonlyMap<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.map((pid) => [Number(pid), Number(/^PPid:\s+(\d+)/m.exec(readProcess(Number(pid), 'status'))?.[1] ?? 0)]),
  );
}

/** A file below `/proc` of a process; nothing of one that has just ended. */
export function readProcess(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code))) return '';
    throw error;
  }
}

function kilobytes(text: string, field: string): number {
  return 1_024 * Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

/** How much of each mapped file is in memory, without the pages that the process made its own. */
function mappedFiles(pid: number): ReadonlyMap<string, number> {
  const files = new Map<string, number>();
  // Each mapping begins with its addresses, rights, offset, device, inode and path; shared memory has paths that are no files.
  for (const mapping of readProcess(pid, 'smaps').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)) {
    const path = /^\S+ \S+ \S+ \S+ [1-9]\d*\s+(\/.*)$/m.exec(mapping)?.[1];
    if (path === undefined || /^\/(dev|SYSV)/.test(path)) continue;
    const bytes = kilobytes(mapping, 'Rss') - kilobytes(mapping, 'Anonymous');
    files.set(path, (files.get(path) ?? 0) + bytes);
  }
  return files;
}
