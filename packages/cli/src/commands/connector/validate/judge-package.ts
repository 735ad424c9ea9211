import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  type ConnectorRepair,
  type Finding,
  listPlaces,
  type ReviewRequest,
  repairConnector,
  reviewConnector,
} from '@tenon/certification';
import type { ConnectorFile } from '@tenon/connector';
import { groupFindings, Refusal } from '@tenon/diagnostics';
import { UsageFailure } from '../../../usage-failure.ts';
import type { FoundPackage } from './find-packages.ts';
import { formatOne, type ReportFormat } from './formats.ts';
import { readPackage } from './read-package.ts';
import { type Report, toReport } from './report.ts';

/** What to do with every connector; it can be handed to another thread. */
export interface JudgingTask {
  readonly mode: 'report' | 'fix' | 'suggest';
  readonly format: ReportFormat;
  /** Whether there is only one connector, which is then printed for people to read. */
  readonly isOnly: boolean;
  /** Whether people are told every place of a rule instead of the first few. */
  readonly isComplete: boolean;
  /** Whether programs get the repair of each finding as a patch. */
  readonly hasPatches: boolean;
  readonly request: Omit<ReviewRequest, 'files'>;
}

/** What one connector comes to: the bytes for the output, which another thread hands over uncopied, and notes for the error output. */
export interface Judged {
  readonly output: Uint8Array<ArrayBuffer>;
  readonly notes: readonly string[];
  readonly hasFailed: boolean;
  /** For formats that need all connectors before they can be written. */
  readonly report: Report | undefined;
}

/** Judges, repairs or proposes texts for one connector. */
export async function judgePackage(found: FoundPackage, task: JudgingTask): Promise<Judged> {
  const request: ReviewRequest = { ...task.request, files: await readPackage(found) };
  if (task.mode === 'suggest') return suggest(found, request);
  const { files, notes } = task.mode === 'fix' ? await fix(found, request) : { files: request.files, notes: [] };
  const isComplete = task.isComplete && task.format === 'text';
  const judge = isComplete ? judgeEveryPlace : (asked: ReviewRequest) => ({ verdict: reviewConnector(asked) });
  const judged = refusedAsUsage(() => judge({ ...request, files }));
  const report = toReport(found.path, found.folder, {
    ...judged,
    ...(task.hasPatches ? { patches: patchesOf(judged.verdict.findings, found, { ...request, files }) } : {}),
  });
  const text = formatOne(report, task.format, task.isOnly);
  const isCollected = task.format === 'sarif' || task.format === 'junit';
  return {
    output: toBytes(text === '' ? '' : `${text}\n`),
    notes,
    hasFailed: report.verdict.verdict === 'fail',
    report: isCollected ? report : undefined,
  };
}

/** A verdict lists only so many places of a rule; the others are looked up. */
function judgeEveryPlace(request: ReviewRequest): Pick<Report, 'verdict' | 'everyPlace'> {
  const verdict = reviewConnector(request);
  const partial = groupFindings(verdict.findings, verdict.totals).filter(({ count, listed }) => listed < count);
  return { verdict, everyPlace: new Map(partial.map(({ rule }) => [rule, listPlaces(request, rule)])) };
}

/** Writes the repaired files and returns all files as they are now. */
async function fix(
  found: FoundPackage,
  request: ReviewRequest,
): Promise<{ files: readonly ConnectorFile[]; notes: readonly string[] }> {
  const { files, applied } = refusedAsUsage(() => repairConnector(request, 'safe'));
  if (found.folder === found.path && /\.(?:zip|tenon)$/i.test(found.path)) {
    throw new UsageFailure(`${found.path} is an archive. Unpack it, and repair the folder.`);
  }
  for (const { name, text } of files) await writeFile(join(found.folder, name), text);
  const repaired = request.files.map((file) => {
    const changed = files.find(({ name }) => name === file.name);
    return changed === undefined ? file : { name: file.name, content: changed.text };
  });
  return { files: repaired, notes: applied.map(({ rule, count }) => `${found.path}: repaired ${count} × ${rule}`) };
}

/** For each finding the patch that repairs it, all of its places at once; undefined where no repair is at hand. */
function patchesOf(
  findings: readonly Finding[],
  found: FoundPackage,
  request: ReviewRequest,
): readonly (string | undefined)[] {
  return findings.map(({ rule, pointer, fix: mode }) => {
    if (mode === 'none') return undefined;
    const { files } = repairConnector(request, mode === 'safe' ? 'safe' : 'suggest', { rule, pointer });
    return patchesFrom(files, found).join('') || undefined;
  });
}

/** The patches of repaired files, which are named from where the command runs. */
function patchesFrom(files: ConnectorRepair['files'], found: FoundPackage): readonly string[] {
  const folder = relative(process.cwd(), found.folder);
  return files.map(({ patch = '' }) => (folder === '' || patch === '' ? patch : inFolder(patch, folder)));
}

function suggest(found: FoundPackage, request: ReviewRequest): Judged {
  const { files } = refusedAsUsage(() => repairConnector(request, 'suggest'));
  const patches = patchesFrom(files, found);
  const refused = files.flatMap(({ name, patch }) =>
    patch === undefined ? [`${join(found.folder, name)} is not UTF-8, and a patch cannot change that. ${inUtf8}`] : [],
  );
  const notes = files.length === 0 ? [`${found.path}: there is nothing to propose.`] : refused;
  return { output: toBytes(patches.join('')), notes, hasFailed: refused.length > 0, report: undefined };
}

const inUtf8 = 'Save it as UTF-8 first (for example with iconv), then ask for proposals again.';

/** A patch whose file is named from further up. A name with a space ends in a tab, so that programs see its end. */
function inFolder(patch: string, folder: string): string {
  const [from = '', to = '', ...lines] = patch.split('\n');
  const named = (header: string): string =>
    header.replace(/^((?:---|\+\+\+) [ab]\/)([^\t]*)\t?$/, (_, start: string, name: string) => {
      const path = join(folder, name);
      return `${start}${path}${path.includes(' ') ? '\t' : ''}`;
    });
  return [named(from), named(to), ...lines].join('\n');
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Overrides that are not allowed are wrong use of the command. */
export function refusedAsUsage<T>(judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (error instanceof Refusal) throw new UsageFailure(`${error.message} [${error.code}]`, { cause: error });
    throw error;
  }
}
