import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ConnectorFile } from '../../packages/connector/src/index.ts';

const corpus = resolve(
  process.env['TENON_CONFORMANCE_DATA'] ?? resolve(import.meta.dirname, '../../../shared'),
  'corpus/connectors',
);

/** The folder whose connectors are judged: real ones where they are at hand, and the examples otherwise. */
export const tree = existsSync(corpus) ? corpus : resolve(import.meta.dirname, '../../examples/print-framer');

/** The folders of the connectors in the tree. */
export function connectorFolders(folder = tree): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some(({ name }) => isDefinition(name))) return [folder];
  return entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => connectorFolders(join(folder, name)));
}

/** The files of a connector. */
export function filesOf(folder: string): readonly ConnectorFile[] {
  return readdirSync(folder).map((name) => ({ name, content: new Uint8Array(readFileSync(join(folder, name))) }));
}

/** The API definition of each connector, for products that judge nothing else. */
export function definitionPaths(): readonly string[] {
  return connectorFolders().flatMap((folder) =>
    readdirSync(folder)
      .filter(isDefinition)
      .slice(0, 1)
      .map((name) => join(folder, name)),
  );
}

function isDefinition(name: string): boolean {
  return /\.json$/i.test(name) && !/(?:properties|settings)\.json$/i.test(name);
}
