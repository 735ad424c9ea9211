import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root, run } from './install.mjs';

const rooms = ['portal', 'contract', 'definition', 'connector', 'certification', 'organization', 'diagnostics'];

/** Builds the portal, unless the last build is newer than everything it is made of. */
export function ensurePortalBuilt() {
  const built = join(root, 'packages/portal/dist/index.html');
  const sources = [
    ...rooms.map((room) => join(root, 'packages', room, 'src')),
    join(root, 'packages/portal/index.html'),
  ];
  const newest = Math.max(statSync(join(root, 'package-lock.json')).mtimeMs, ...sources.map(newestIn));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  console.log('Building the portal …');
  run(pinnedNode, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', 'packages/portal']);
}

function newestIn(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
