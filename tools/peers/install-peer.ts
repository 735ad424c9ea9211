import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const pinnedNodeFolder = resolve(import.meta.dirname, '../../node_modules/node/bin');

/** Another product, installed to be measured beside ours. */
export interface Peer {
  /** The absolute path of something in the peer's folder, such as `node_modules/.bin/spectral`. */
  readonly path: (inside: string) => string;
  /** The version of one of the packages that the peer's lockfile installs. */
  readonly version: (packageName: string) => string;
  /** Imports one of its packages into this process, in whichever module format it comes. */
  readonly load: (specifier: string) => Promise<Record<string, unknown>>;
}

/**
 * Installs the peer in `tools/peers/<name>` exactly as its lockfile says, unless that was done already. Only benchmarks
 * call it: it needs the npm registry, and a peer is no dependency of the product.
 */
export function installPeer(name: string): Peer {
  const folder = join(import.meta.dirname, name);
  const lockfile = join(folder, 'package-lock.json');
  if (!existsSync(lockfile)) throw new Error(`There is no peer '${name}': ${lockfile} is missing.`);
  ensureInstalled({ name, folder, wanted: createHash('sha256').update(readFileSync(lockfile)).digest('hex') });

  const require = createRequire(join(folder, 'package.json'));
  return {
    path: (inside) => join(folder, inside),
    version: (packageName) => versionIn(join(folder, 'node_modules', packageName, 'package.json')),
    load: async (specifier) => await import(pathToFileURL(require.resolve(specifier)).href),
  };
}

function ensureInstalled({ name, folder, wanted }: { name: string; folder: string; wanted: string }): void {
  const marker = join(folder, 'node_modules/.tenon-installed');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  console.error(`Installing the peer ${name} …`);
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    // Install scripts run on the Node that the product runs on, whichever one the machine has.
    env: { ...process.env, PATH: `${pinnedNodeFolder}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  if (status !== 0) {
    throw new Error(`The peer ${name} could not be installed. Is the npm registry reachable?`, { cause: error });
  }
  writeFileSync(marker, wanted);
}

function versionIn(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version;
}
