// How fast connectors are judged: a whole tree by the command, beside other linters over the same definitions in the same
// run; then single definitions in a warm process, as the server and the editor judge them.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { reviewConnector } from '../packages/certification/src/index.ts';
import { textFindings } from '../packages/portal/src/features/connectors/text-findings.ts';
import { connectorFolders, definitionPaths, filesOf, tree } from './validate/definitions.ts';

interface Measured {
  readonly files: number;
  /** Of the judging alone for other linters; of the whole command for ours. */
  readonly seconds: number;
  readonly megabytes: number;
}

const ours = judgeTree();
show('tenon connector validate, whole command', ours);
for (const name of ['spectral', 'redocly']) {
  const peer = runLinter(name);
  show(`${name}, recommended rules, judging alone`, peer);
  const speed = ours.files / ours.seconds / (peer.files / peer.seconds);
  console.log(
    `  we judge ${speed.toFixed(1)} times as many files a second, with ${((ours.megabytes / peer.megabytes) * 100).toFixed(0)} % of its memory`,
  );
}
judgeSingly();

function judgeTree(): Measured {
  const tenon = resolve(import.meta.dirname, '../packages/cli/bin/tenon.mjs');
  const start = performance.now();
  // The command tells its own memory: only it knows that of all its threads together.
  const { stderr } = spawnSync(process.execPath, [tenon, 'connector', 'validate', tree, '--format', 'json'], {
    env: { ...process.env, NODE_OPTIONS: `--import ${resolve(import.meta.dirname, 'validate/tell-memory.ts')}` },
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  const told = [...stderr.matchAll(/most memory: (\d+) MB/g)].map(([, megabytes]) => Number(megabytes));
  return { files: connectorFolders().length, seconds, megabytes: Math.max(...told) };
}

function runLinter(name: string): Measured {
  const program = resolve(import.meta.dirname, 'validate/run-linter.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program, name], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`${name} could not be measured: ${stderr.slice(-2000)}`);
  return JSON.parse(line) as Measured;
}

function show(name: string, { files, seconds, megabytes }: Measured): void {
  console.log(
    `${name}: ${files} files in ${seconds.toFixed(2)} s, ${(files / seconds).toFixed(0)} a second, ${megabytes.toFixed(0)} MB`,
  );
}

/** In a warm process: every connector once, then the median and the largest definition again and again. */
function judgeSingly(): void {
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
