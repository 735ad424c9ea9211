// How fast connectors are judged, beside other linters over the same definitions in the same run. Two comparisons, each of
// like with like: whole commands from their start to their end, as a person waits for them, both writing every finding as
// JSON to a file (ours reads the other files of each package, too); and judging alone, with everything loaded, on one
// thread in a cold process. The command of Redocly ends at the first definition that it cannot read, so it is run file by
// file in one process, and writes nothing. Then single definitions in a warm process, as the server and the editor judge
// them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { reviewConnector } from '../packages/certification/src/index.ts';
import { textFindings } from '../packages/portal/src/features/connectors/text-findings.ts';
import { installPeer } from '../tools/peers/install-peer.ts';
import { connectorFolders, definitionPaths, filesOf, tree } from './validate/definitions.ts';

interface Measured {
  readonly files: number;
  /** Of judging alone. */
  readonly seconds: number;
  /** Of the whole process. */
  readonly wholeSeconds: number;
  readonly megabytes: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'tenon-validate-'));
const ours = { ...judgeTree(), seconds: judgeSingly() };
show('tenon connector validate', ours);
for (const name of ['spectral', 'redocly'] as const) {
  const alone = runLinter(name);
  const peer = name === 'spectral' ? { ...alone, ...runSpectral() } : alone;
  show(name === 'spectral' ? 'spectral lint, recommended rules' : 'redocly, recommended rules', peer);
  const times = (of: (measured: Measured) => number): string =>
    ((ours.files / of(ours) / peer.files) * of(peer)).toFixed(1);
  console.log(
    `  we judge ${times(({ wholeSeconds }) => wholeSeconds)} times as many files a second as whole processes, ${times(({ seconds }) => seconds)} times judging alone on one thread, with ${((ours.megabytes / peer.megabytes) * 100).toFixed(0)} % of its memory`,
  );
}
rmSync(scratch, { recursive: true });

function judgeTree(): Omit<Measured, 'seconds'> {
  const tenon = resolve(import.meta.dirname, '../packages/cli/bin/tenon.mjs');
  return {
    files: connectorFolders().length,
    ...runCommand([tenon, 'connector', 'validate', tree, '--format', 'json']),
  };
}

function runSpectral(): Pick<Measured, 'wholeSeconds' | 'megabytes'> {
  const ruleset = join(scratch, 'ruleset.yaml');
  writeFileSync(ruleset, 'extends: [[spectral:oas, recommended]]\n');
  const spectral = installPeer('linters').path('node_modules/.bin/spectral');
  // It takes paths for patterns, and does not find folders with brackets in their names by them.
  const names = new Set(definitionPaths().map((path) => basename(path)));
  const patterns = [...names].map((name) => `${tree}/**/${name}`);
  return runCommand([spectral, 'lint', '--quiet', '--ruleset', ruleset, '--format', 'json', ...patterns]);
}

/** Twice: once with a module that tells the memory of all threads, which only the command itself knows, and once as it is for the time. */
function runCommand(args: readonly string[]): Pick<Measured, 'wholeSeconds' | 'megabytes'> {
  const run = (env: NodeJS.ProcessEnv): string =>
    spawnSync(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', openSync(join(scratch, 'findings.json'), 'w'), 'pipe'],
      encoding: 'utf8',
    }).stderr;
  const told = run({ NODE_OPTIONS: `--import ${resolve(import.meta.dirname, 'validate/tell-memory.ts')}` });
  const megabytes = [...told.matchAll(/most memory: (\d+) MB/g)].map(([, number]) => Number(number));
  const start = performance.now();
  run({});
  return { wholeSeconds: (performance.now() - start) / 1000, megabytes: Math.max(...megabytes) };
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
