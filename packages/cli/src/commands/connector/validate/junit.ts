import type { Report } from './report.ts';

/** All findings as JUnit: a suite for each connector; errors fail, other findings are told, suppressed ones are skipped. */
export function toJunit(reports: readonly Report[]): string {
  const suites = reports.map(toSuite);
  const total = (count: (suite: Suite) => number): number => suites.reduce((sum, suite) => sum + count(suite), 0);
  const [tests, failures, errors] = [
    total((suite) => suite.cases.length),
    total(({ failures: of }) => of),
    total(({ errors: of }) => of),
  ];
  const texts = suites.map(
    ({ path, cases, ...suite }) =>
      `  <testsuite name="${xml(path)}" tests="${cases.length}" failures="${suite.failures}" errors="${suite.errors}" skipped="${suite.skipped}">\n${cases.join('\n')}\n  </testsuite>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${tests}" failures="${failures}" errors="${errors}">\n${texts.join('\n')}\n</testsuites>`;
}

interface Suite {
  readonly path: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function toSuite({ path, verdict }: Report): Suite {
  const testCase = (name: string, inside: string): string =>
    `    <testcase classname="${xml(path)}" name="${xml(name)}">${inside}</testcase>`;
  const found = verdict.findings.map(({ rule, pointer, file, line = 1, column = 1, severity, message, remedy }) => {
    const text = xml(`${file}:${line}:${column} ${message} ${remedy}`);
    const failure = `<failure type="${xml(rule)}" message="${xml(message)}">${text}</failure>`;
    return testCase(
      nameOf(rule, pointer),
      severity === 'error' ? failure : `<system-out>${severity}: ${text}</system-out>`,
    );
  });
  const broken = verdict.defects.map(({ rule, message }) =>
    testCase(rule, `<error type="defect" message="${xml(`The rule broke down: ${message}`)}"/>`),
  );
  const skipped = verdict.suppressed.map(({ rule, pointer, reason, author }) =>
    testCase(nameOf(rule, pointer), `<skipped message="${xml(`Suppressed by ${author}: ${reason}`)}"/>`),
  );
  const cases = [...found, ...broken, ...skipped];
  return {
    path,
    cases: cases.length === 0 ? [`    <testcase classname="${xml(path)}" name="all rules"/>`] : cases,
    failures: verdict.findings.filter(({ severity }) => severity === 'error').length,
    errors: broken.length,
    skipped: skipped.length,
  };
}

/** A case goes by its rule and its place; the whole document has none. */
function nameOf(rule: string, pointer: string): string {
  return pointer === '' ? rule : `${rule} ${pointer}`;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as XML has it; characters that XML 1.0 cannot carry become spaces. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
    .replace(/[&<>"]/g, (letter) => NAMED[letter] ?? letter);
}
