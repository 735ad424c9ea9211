// Plain JavaScript for any Node from 20 on: what runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
export const pinnedNode = join(root, 'node_modules/node/bin/node');

/** Installs exactly what the lockfile names, unless that was done already. */
export function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const marker = join(root, 'node_modules/.tenon-installed');
  if (existsSync(pinnedNode) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  console.log('Installing what is missing (about a minute the first time) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci failed. Is the npm registry reachable?');
  writeFileSync(marker, wanted);
}

/** Runs a command in the checkout and ends this process with its code when it fails. */
export function run(command, args, whenItFails) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  if (error || whenItFails) console.error(whenItFails ?? error?.message);
  process.exit(status || 1);
}
