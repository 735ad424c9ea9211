import type { ProfileName, ReviewRequest, RuleOverrides } from '@tenon/certification';
import { type Command, Option } from 'commander';
import type { AccessOptions } from '../../server-client.ts';
import { UsageFailure } from '../../usage-failure.ts';
import { findPackages } from './validate/find-packages.ts';
import { formatAll, type ReportFormat, reportFormats } from './validate/formats.ts';
import type { JudgingTask } from './validate/judge-package.ts';
import { judgePackages } from './validate/judge-packages.ts';
import type { Report } from './validate/report.ts';

const help = `
A path is a file, an archive, the folder of a package, or a folder with many of them at any depth.
--rules FILE changes severities: {"profile": "…", "rules": {"<rule>": {"severity": "error|warning|info|off", "reason": "…"}},
"reservedNames": ["…"], "suppressions": [{"rule": "…", "pointer": "/paths/~1parcels", "reason": "…", "author": "…", "connector": "<title>"}]}. What is
suppressed at or below its pointer does not count, but is listed; errors are suppressed by reviewers only.
--organization takes the changes that your organization has on the server (TENON_URL, TENON_TOKEN) instead. --for catalogue judges as
a nomination is judged: there those changes only make rules stricter.
Text tells findings by rule, each with its first places; --all tells every place.
--format json prints one object per connector: {"path", "title", "verdict", "findings": [{"rule", "severity", "message",
"pointer", "file", "line", "column", …}], …}; one a line when there are several. --patches adds to each finding with a repair the
"patch" that makes it, all of its places at once; that takes as long again for each.
--against PATH gives the published version: breaking changes are errors then, and the version must be raised.
--ownership, --support and --availability declare for the criteria what no file tells; availability is recommended and never blocks.
--fix applies the repairs that keep what calls send, and reports what is left. --suggest prints the others as a patch;
of a file that is not UTF-8 there is none, and it ends with 1.

Exit codes: 0 passes, 1 at least one error was found, 2 wrong use or nothing to read.

Examples:
  $ tenon connector validate examples/print-framer/v2 --profile strict
  $ tenon connector validate connectors --format json > report.ndjson
  $ tenon connector validate new --against published
  $ tenon connector validate apiDefinition.swagger.json --suggest > texts.patch && patch -p1 < texts.patch`;

interface ValidateOptions extends AccessOptions {
  readonly profile?: ProfileName;
  readonly for: 'organization' | 'catalogue';
  readonly organization?: boolean;
  readonly format: ReportFormat;
  readonly all?: boolean;
  readonly patches?: boolean;
  readonly rules?: string;
  readonly against?: string;
  readonly fix?: boolean;
  readonly suggest?: boolean;
  readonly ownership?: Ownership;
  readonly support?: string;
  readonly availability?: number;
}

/** Who owns the API, as a publisher declares it. */
type Ownership = NonNullable<NonNullable<ReviewRequest['declarations']>['ownership']>;
const ownerships: readonly Ownership[] = ['owner', 'rights-granted', 'independent', 'none'];

/** `tenon connector validate`: judges connectors by the certification rules, and repairs what can be repaired. */
export function addValidateCommand(parent: Command): void {
  parent
    .command('validate <paths...>')
    .description('judge connectors by the certification rules')
    .addOption(
      new Option('--profile <name>', 'how strict to be (what --rules says, certification)').choices([
        'draft',
        'certification',
        'strict',
      ]),
    )
    .addOption(
      new Option('--for <whom>', 'judge by the changed rules, or as the catalogue does')
        .choices(['organization', 'catalogue'])
        .default('organization'),
    )
    .addOption(new Option('--format <format>', 'how to print findings').choices([...reportFormats]).default('text'))
    .option('--all', 'tell every place of each rule as text, not only the first few')
    .option('--patches', 'with --format json: the repair of each finding, as a patch')
    .option('--rules <file>', 'a JSON file that changes severities, each with a reason')
    .option('--organization', 'the rules as your organization changes them on the server')
    .option('--url <url>', 'address of the server (TENON_URL, http://127.0.0.1:4400)')
    .option('--token <token>', 'API token; better in TENON_TOKEN, where others do not see it')
    .option('--against <path>', 'the published version: judge what changed since')
    .option('--fix', 'apply the safe repairs to the files')
    .option('--suggest', 'print proposals as a patch instead of findings')
    .addOption(new Option('--ownership <who>', 'declare who owns the API, for the criteria').choices([...ownerships]))
    .option('--support <address>', 'declare where users get help, for the criteria')
    .option('--availability <percent>', 'declare how much of the time the API is available', readPercent)
    .addHelpText('after', help)
    .action(validate);
}

async function validate(paths: readonly string[], options: ValidateOptions): Promise<void> {
  if (options.patches && (options.format !== 'json' || options.suggest))
    throw new UsageFailure('--patches goes with --format json. --suggest alone prints one patch of all proposals.');
  if (options.fix && options.suggest)
    throw new UsageFailure('Give either --fix or --suggest: first repair the files, then ask for proposals.');
  const overrides = await changesOfRules(options);
  const packages = findPackages(paths);
  const published = options.against === undefined ? undefined : await readPublished(options.against, packages.length);
  const { profile, format, for: judgedFor } = options;
  const task: JudgingTask = {
    mode: options.suggest ? 'suggest' : options.fix ? 'fix' : 'report',
    format,
    isOnly: packages.length === 1,
    isComplete: options.all ?? false,
    hasPatches: options.patches ?? false,
    request: {
      judgedFor,
      ...(profile ? { profile } : {}),
      ...(overrides ? { overrides } : {}),
      ...(published ? { published } : {}),
      declarations: {
        ...(options.ownership ? { ownership: options.ownership } : {}),
        ...(options.support ? { supportContact: options.support } : {}),
        ...(options.availability === undefined ? {} : { availabilityPercent: options.availability }),
      },
    },
  };
  const progress = startProgress(packages.length);
  const reports: Report[] = [];
  for await (const { output, notes, hasFailed, report } of judgePackages(packages, task)) {
    for (const note of notes) console.error(note);
    process.stdout.write(output);
    if (hasFailed) process.exitCode = 1;
    if (report) reports.push(report);
    progress();
  }
  const rest = options.suggest ? '' : formatAll(reports, format);
  if (rest !== '') process.stdout.write(`${rest}\n`);
}

function readPercent(text: string): number {
  const percent = Number(text);
  if (!Number.isFinite(percent) || percent < 0 || percent > 100)
    throw new UsageFailure(`--availability is "${text}"; give a percentage such as 99.9.`);
  return percent;
}

/** What is changed about the rules; the program that reads it is loaded only when something is. */
async function changesOfRules(options: ValidateOptions): Promise<RuleOverrides | undefined> {
  const { rules, organization = false } = options;
  if (organization && rules !== undefined) throw new UsageFailure('Give either --rules or --organization.');
  if (!organization && rules === undefined) return undefined;
  const { readRulesOfFile, readRulesOfServer } = await import('./validate/read-rules.ts');
  return rules === undefined ? readRulesOfServer(options) : readRulesOfFile(rules);
}

/** The files of the version to compare with; one version cannot be that of several connectors. */
async function readPublished(path: string, count: number): Promise<NonNullable<ReviewRequest['published']>> {
  const [found, another] = findPackages([path]);
  if (found === undefined || another !== undefined || count !== 1)
    throw new UsageFailure('--against compares one connector with one published version. Give one path of each.');
  const { readPackage } = await import('./validate/read-package.ts');
  return { files: await readPackage(found) };
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
