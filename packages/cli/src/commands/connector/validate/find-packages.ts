import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageFailure } from '../../../usage-failure.ts';

/** One connector that was found: the path to show, and the folder its files are in. Another thread can read it, too. */
export interface FoundPackage {
  readonly path: string;
  readonly folder: string;
  /** A folder with its definition, a file that may have a package around it, or an archive. */
  readonly kind: 'folder' | 'file' | 'archive';
  readonly definition: string;
  /** The files that lie in the folder, in order. */
  readonly names: readonly string[];
}

/** Deeper folders are not looked into. */
const mostDepth = 12;
const definitionName = /^(?:apiDefinition.*|.*swagger.*|.*openapi.*)\.(?:json|ya?ml)$/i;
/** Other files of a package. */
export const besides = /^(?:apiProperties\.json|icon\.[a-z]+|readme\.md|intro\.md|.*\.csx)$/i;

/**
 * The connectors at the paths given: a file alone (with the rest of its package, if it lies in one), an archive, the
 * folder of a package, or a folder with many of them at any depth. Nothing else runs meanwhile, and many small folders are
 * read several times as fast one after the other as by promises.
 */
export function findPackages(paths: readonly string[]): readonly FoundPackage[] {
  const found: FoundPackage[] = [];
  for (const path of paths) {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known === undefined) throw new UsageFailure(`There is no file or folder at ${path}.`);
    if (!known.isDirectory()) {
      found.push(packageOfFile(path));
      continue;
    }
    const before = found.length;
    visit(path, 0, found);
    if (found.length === before) {
      throw new UsageFailure(
        `${path} holds no API definition. Give a file, or a folder with apiDefinition.swagger.json (or *swagger*, *openapi*).`,
      );
    }
  }
  return found;
}

function visit(folder: string, depth: number, found: FoundPackage[]): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = fileNames(entries);
  const definition = names.find((name) => definitionName.test(name)) ?? definitionByContent(folder, names);
  if (definition !== undefined) {
    found.push({ path: folder, folder, kind: 'folder', definition, names });
    return;
  }
  if (depth >= mostDepth) return;
  for (const entry of entries) {
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      visit(join(folder, entry.name), depth + 1, found);
    }
  }
}

/** Beside a properties document any other JSON document can be the definition. */
function definitionByContent(folder: string, names: readonly string[]): string | undefined {
  if (!names.some((name) => /^apiProperties\.json$/i.test(name))) return undefined;
  for (const name of names.filter((candidate) => /\.(?:json|ya?ml)$/i.test(candidate) && !besides.test(candidate))) {
    const start = readFileSync(join(folder, name), 'utf8').slice(0, 4000);
    if (/["']?(?:swagger|openapi)["']?\s*:/.test(start)) return name;
  }
  return undefined;
}

function packageOfFile(path: string): FoundPackage {
  const definition = basename(path);
  if (/\.(?:zip|tenon)$/i.test(definition)) return { path, folder: path, kind: 'archive', definition, names: [] };
  const folder = dirname(path);
  const names = fileNames(readdirSync(folder, { withFileTypes: true })).sort();
  return { path, folder, kind: 'file', definition, names };
}

function fileNames(entries: readonly Dirent[]): string[] {
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}
