// `npm start`: installs what is missing, builds the portal and runs the whole product until it is stopped.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, pinnedNode, root } from './install.mjs';
import { ensurePortalBuilt } from './portal.mjs';

ensureInstalled();
const asked = process.argv.slice(2);
if (asked.includes('--help') || asked.includes('-h')) {
  // The command line explains what it and this take.
  const help = [join(root, 'packages/cli/src/main.ts'), 'up', '--help'];
  process.exit(spawnSync(pinnedNode, help, { stdio: 'inherit' }).status ?? 1);
}
ensurePortalBuilt();
const main = join(root, 'packages/server/src/main.ts');
// Compiled sources are kept, so that a later start does not compile them again.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/tenon'), ...process.env };
// With it the server gives back, once, the memory that starting took.
const args = ['--expose-gc', main, 'up', ...asked];
// Where Node can, this process becomes the server, and takes no memory beside it.
if (process.execve && process.platform !== 'win32') process.execve(pinnedNode, [pinnedNode, ...args], env);
const server = spawn(pinnedNode, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
