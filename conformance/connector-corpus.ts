import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ConnectorFile } from '@tenon/connector';
import { conformanceData } from './data.ts';

/** A connector of the corpus: its name and its files. */
export interface CorpusConnector {
  readonly name: string;
  readonly files: readonly ConnectorFile[];
}

/** Every connector of the corpus, or undefined where there is none. */
export function corpusConnectors(): readonly CorpusConnector[] | undefined {
  const root = conformanceData('corpus/connectors');
  if (root === undefined) return undefined;
  return foldersOf(root).flatMap((group) =>
    foldersOf(group).map((folder) => ({ name: relative(root, folder), files: filesOf(folder) })),
  );
}

/** Every other definition and collection of the corpus, by its path. */
export function corpusFiles(): readonly string[] | undefined {
  const root = conformanceData('corpus/openapi');
  return root === undefined ? undefined : listFiles(root).filter((path) => /\.(?:json|ya?ml)$/.test(path));
}

/** The files of a folder and the folders in it, named by their path inside. */
export function filesOf(folder: string): readonly ConnectorFile[] {
  return listFiles(folder).map((path) => ({
    name: relative(folder, path).split(sep).join('/'),
    content: new Uint8Array(readFileSync(path)),
  }));
}

function foldersOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory());
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}
