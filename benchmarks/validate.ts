// How fast connectors are judged, beside other linters over the same definitions in the same run. Two comparisons, each of
// like with like: whole processes from their start to their end, as a person waits for them (ours reads the other files of
// each package, too, and prints every finding; the linters print nothing), and judging alone, with everything loaded, on one
// thread in a cold process. Then single definitions in a warm process, as the server and the editor judge them.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { reviewConnector } from '../packages/certification/src/index.ts';
import { textFindings } from '../packages/portal/src/features/connectors/text-findings.ts';
import { connectorFolders, definitionPaths, filesOf, tree } from './validate/definitions.ts';

interface Measured {
  readonly files: number;
  /** Of judging alone. */
  readonly seconds: number;
  /** Of the whole process. */
  readonly wholeSeconds: number;
  readonly megabytes: number;
}

const ours = { ...judgeTree(), seconds: judgeSingly() };
show('tenon connector validate', ours);
for (const name of ['spectral', 'redocly']) {
  const peer = runLinter(name);
  show(`${name}, recommended rules`, peer);
  const times = (of: (measured: Measured) => number): string =>
    ((ours.files / of(ours) / peer.files) * of(peer)).toFixed(1);
  console.log(
    `  we judge ${times(({ wholeSeconds }) => wholeSeconds)} times as many files a second as whole processes, ${times(({ seconds }) => seconds)} times judging alone on one thread, with ${((ours.megabytes / peer.megabytes) * 100).toFixed(0)} % of its memory`,
  );
}

/** Twice: once with a module that tells the memory of all threads, which only the command itself knows, and once as it is for the time. */
function judgeTree(): Omit<Measured, 'seconds'> {
  const tenon = resolve(import.meta.dirname, '../packages/cli/bin/tenon.mjs');
  const judge = (env: NodeJS.ProcessEnv): string =>
    spawnSync(process.execPath, [tenon, 'connector', 'validate', tree, '--format', 'json'], {
      env: { ...process.env, ...env },
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
    }).stderr;
  const told = judge({ NODE_OPTIONS: `--import ${resolve(import.meta.dirname, 'validate/tell-memory.ts')}` });
  const megabytes = [...told.matchAll(/most memory: (\d+) MB/g)].map(([, number]) => Number(number));
  const start = performance.now();
  judge({});
  const wholeSeconds = (performance.now() - start) / 1000;
  return { files: connectorFolders().length, wholeSeconds, megabytes: Math.max(...megabytes) };
}

function runLinter(name: string): Measured {
  const program = resolve(import.meta.dirname, 'validate/run-linter.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program, name], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`${name} could not be measured: ${stderr.slice(-2000)}`);
  return JSON.parse(line) as Measured;
}

function show(name: string, { files, seconds, wholeSeconds, megabytes }: Measured): void {
  console.log(
    `${name}: ${files} files, whole process ${wholeSeconds.toFixed(2)} s, judging alone ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`,
  );
}

/** Every connector once, cold, whose seconds are returned; then warm, and the median and the largest definition again and again. */
function judgeSingly(): number {
  const packages = connectorFolders().map(filesOf);
  const all = packages.map((files) => timed(() => reviewConnector({ files })));
  const warm = packages.map((files) => timed(() => reviewConnector({ files })));
  const perSecond = (times: readonly number[]): string =>
    `${((times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0)).toFixed(0)} a second`;
  console.log(
    `judging alone on one thread, cold: ${perSecond(all)}, ${summary(all)}; warm: ${perSecond(warm)}, ${summary(warm)}`,
  );
  const bySize = definitionPaths()
    .map((path) => ({ path, bytes: statSync(path).size }))
    .toSorted((a, b) => a.bytes - b.bytes);
  for (const found of [bySize[Math.floor((bySize.length - 1) / 2)], bySize.at(-1)]) {
    if (found === undefined) continue;
    const files = filesOf(resolve(found.path, '..'));
    const text = String(
      new TextDecoder().decode(files.find(({ name }) => name === basename(found.path))?.content as Uint8Array),
    );
    const verdict = Array.from({ length: 30 }, () => timed(() => reviewConnector({ files })));
    const typed = Array.from({ length: 30 }, (_, index) =>
      timed(() => textFindings('api.json', `${text}${' '.repeat(index)}`)),
    );
    console.log(
      `${basename(resolve(found.path, '..'))} (${(found.bytes / 1e6).toFixed(2)} MB): ${summary(verdict)}; in the editor after a keystroke: ${summary(typed)}`,
    );
  }
  return all.reduce((sum, ms) => sum + ms, 0) / 1000;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  return `median ${at(0.5)}, 95 % below ${at(0.95)}, slowest ${at(1)}`;
}
