// `npm test`: installs what is missing, the browser too, and runs every test of the product.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, pinnedNode, root } from './install.mjs';
import { ensurePortalBuilt } from './portal.mjs';

const results = join(root, 'test-results');
const [mode] = process.argv.slice(2);

ensureInstalled();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const counts = [];
if (mode === 'conformance') counts.push(vitest('conformance', ['conformance']));
else {
  counts.push(vitest('tests', ['cores', 'rooms', 'portal', 'checks']));
  ensureBrowser();
  ensurePortalBuilt();
  counts.push(scenarios());
}
const total = (name) => counts.reduce((sum, count) => sum + count[name], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = counts.every((count) => count.ok) ? 0 : 1;

function vitest(name, projects) {
  const output = join(results, `${name}.json`);
  const ok = node('node_modules/vitest/vitest.mjs', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${output}`,
  ]);
  const report = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : {};
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report;
  return { ok, passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

function scenarios() {
  const output = join(results, 'scenarios.json');
  const ok = node('node_modules/@playwright/test/cli.js', ['test'], { PLAYWRIGHT_JSON_OUTPUT_NAME: output });
  const { stats = {} } = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : {};
  return {
    ok,
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  };
}

function node(script, args, env = {}) {
  const { status } = spawnSync(pinnedNode, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** The scenarios use the machine's own Chromium; where apt is there and it is missing, it is installed. */
function ensureBrowser() {
  if (
    ['/usr/bin/chromium', '/usr/bin/google-chrome', process.env['TENON_CHROMIUM'] ?? ''].some(
      (path) => path && existsSync(path),
    )
  )
    return;
  if (spawnSync('apt-get', ['--version']).status !== 0 || process.getuid?.() !== 0) {
    console.error(
      'The scenarios need Chromium. Install it (on Debian: apt-get install chromium), or name it in TENON_CHROMIUM.',
    );
    process.exit(1);
  }
  console.log('Installing Chromium for the scenarios …');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
