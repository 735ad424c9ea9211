// `npm run check`: format, lint, types and unused code. A warning is an error.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, pinnedNode, root } from './install.mjs';

ensureInstalled();
const rooms = readdirSync(join(root, 'packages'));
const projects = rooms
  .flatMap((room) => [`packages/${room}/tsconfig.json`, `packages/${room}/tsconfig.test.json`])
  .filter((project) => existsSync(join(root, project)));

const steps = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['awaited promises', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '.']],
  ...[...projects, 'tsconfig.json'].map((project) => [
    `types of ${project}`,
    'node_modules/typescript/bin/tsc',
    ['-p', project],
  ]),
  ['unused code', 'node_modules/knip/bin/knip.js', []],
];

const failed = steps.filter(([name, script, args]) => {
  const started = Date.now();
  const { status } = spawnSync(pinnedNode, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
