import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  type ProfileName,
  type ReviewRequest,
  type RuleOverrides,
  repairConnector,
  reviewConnector,
} from '@tenon/certification';
import type { ConnectorFile } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import { type Command, Option } from 'commander';
import { UsageFailure } from '../../usage-failure.ts';
import { type FoundPackage, findPackages } from './validate/find-packages.ts';
import { formatAll, formatOne, type ReportFormat, reportFormats } from './validate/formats.ts';
import { type Report, toReport } from './validate/report.ts';

const help = `
A path is a file, an archive, the folder of a package, or a folder with many of them at any depth.
--rules FILE changes severities: {"rules": {"<rule>": {"severity": "error|warning|info|off", "reason": "…"}}, "reservedNames": ["…"]}.
--format json prints one object per connector: {"path", "title", "verdict", "findings": [{"rule", "severity", "message",
"pointer", "file", "line", "column", …}], …}; one a line when there are several.
--against PATH gives the published version: breaking changes are errors then, and the version must be raised.
--fix applies the repairs that keep what calls send, and reports what is left. --suggest prints the others as a patch.

Exit codes: 0 passes, 1 at least one error was found, 2 wrong use or nothing to read.

Examples:
  $ tenon connector validate examples/print-framer/v2 --profile strict
  $ tenon connector validate connectors --format json > report.ndjson
  $ tenon connector validate new --against published
  $ tenon connector validate apiDefinition.swagger.json --suggest > texts.patch && patch -p1 < texts.patch`;

interface ValidateOptions {
  readonly profile: ProfileName;
  readonly format: ReportFormat;
  readonly rules?: string;
  readonly against?: string;
  readonly fix?: boolean;
  readonly suggest?: boolean;
}

/** `tenon connector validate`: judges connectors by the certification rules, and repairs what can be repaired. */
export function addValidateCommand(parent: Command): void {
  parent
    .command('validate <paths...>')
    .description('judge connectors by the certification rules')
    .addOption(
      new Option('--profile <name>', 'how strict to be')
        .choices(['draft', 'certification', 'strict'])
        .default('certification'),
    )
    .addOption(new Option('--format <format>', 'how to print findings').choices([...reportFormats]).default('text'))
    .option('--rules <file>', 'a JSON file that changes severities, each with a reason')
    .option('--against <path>', 'the published version: judge what changed since')
    .option('--fix', 'apply the safe repairs to the files')
    .option('--suggest', 'print proposals as a patch instead of findings')
    .addHelpText('after', help)
    .action(validate);
}

async function validate(paths: readonly string[], options: ValidateOptions): Promise<void> {
  const overrides = options.rules === undefined ? undefined : await readOverrides(options.rules);
  const packages = await findPackages(paths);
  const published = options.against === undefined ? undefined : await readPublished(options.against, packages.length);
  const progress = startProgress(packages.length);
  const reports: Report[] = [];
  const isOnly = packages.length === 1;
  let hasFailed = false;
  for (const found of packages) {
    const files = await found.files();
    const request = {
      files,
      profile: options.profile,
      ...(overrides ? { overrides } : {}),
      ...(published ? { published } : {}),
    };
    if (options.suggest) suggest(found, request);
    else {
      const report = judge(found, options.fix ? { ...request, files: await fix(found, request) } : request);
      hasFailed ||= report.verdict.verdict === 'fail';
      print(formatOne(report, options.format, isOnly));
      if (options.format === 'sarif' || options.format === 'junit') reports.push(report);
    }
    progress();
  }
  if (!options.suggest) print(formatAll(reports, options.format));
  if (hasFailed) process.exitCode = 1;
}

function judge(found: FoundPackage, request: ReviewRequest): Report {
  try {
    return toReport(found.path, found.folder, reviewConnector(request));
  } catch (error) {
    if (error instanceof Refusal) throw new UsageFailure(`${error.message} [${error.code}]`, { cause: error });
    throw error;
  }
}

/** Writes the repaired files and returns all files as they are now. */
async function fix(found: FoundPackage, request: ReviewRequest): Promise<readonly ConnectorFile[]> {
  const { files, applied } = repairConnector(request, 'safe');
  if (found.folder === found.path && /\.(?:zip|tenon)$/i.test(found.path)) {
    throw new UsageFailure(`${found.path} is an archive. Unpack it, and repair the folder.`);
  }
  for (const { name, text } of files) await writeFile(join(found.folder, name), text);
  for (const { rule, count } of applied) console.error(`${found.path}: repaired ${count} × ${rule}`);
  return request.files.map((file) => {
    const repaired = files.find(({ name }) => name === file.name);
    return repaired === undefined ? file : { name: file.name, content: repaired.text };
  });
}

function suggest(found: FoundPackage, request: ReviewRequest): void {
  const { files } = repairConnector(request, 'suggest');
  for (const { name, patch } of files) {
    const path = relative(process.cwd(), join(found.folder, name));
    process.stdout.write(patch.replace(`--- a/${name}\n+++ b/${name}`, `--- a/${path}\n+++ b/${path}`));
  }
  if (files.length === 0) console.error(`${found.path}: there is nothing to propose.`);
}

/** The files of the version to compare with; one version cannot be that of several connectors. */
async function readPublished(path: string, count: number): Promise<NonNullable<ReviewRequest['published']>> {
  const [found, another] = await findPackages([path]);
  if (found === undefined || another !== undefined || count !== 1)
    throw new UsageFailure('--against compares one connector with one published version. Give one path of each.');
  return { files: await found.files() };
}

async function readOverrides(path: string): Promise<RuleOverrides> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageFailure(`--rules: there is no file ${path}.`);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as RuleOverrides;
  } catch (error) {
    throw new UsageFailure(`--rules: ${path} is not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  throw new UsageFailure(`--rules: ${path} must hold a JSON object.`);
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}

/** Tells on the error output how far long work is. */
function startProgress(total: number): () => void {
  let done = 0;
  const isShown = total >= 10;
  return () => {
    done += 1;
    if (!isShown) return;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} connectors${done === total ? '\n' : ''}`);
    else if (done % 100 === 0 || done === total) process.stderr.write(`${done} of ${total} connectors\n`);
  };
}
