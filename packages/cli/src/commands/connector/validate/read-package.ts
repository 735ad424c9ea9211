import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConnectorFile, importConnector } from '@tenon/connector';
import { UsageFailure } from '../../../usage-failure.ts';
import { readConnectorFiles } from '../read-connector-files.ts';
import { besides, type FoundPackage } from './find-packages.ts';

/** Reads the files of a connector that was found. */
export async function readPackage(found: FoundPackage): Promise<readonly ConnectorFile[]> {
  const { path, folder, kind, definition, names } = found;
  if (kind === 'archive') return await readArchive(path);
  const isPackage = kind === 'folder' || names.some((name) => /^apiProperties\.json$/i.test(name));
  return isPackage ? readBeside(folder, definition, names) : await readConnectorFiles(path);
}

async function readArchive(path: string): Promise<readonly ConnectorFile[]> {
  const { value, diagnostics } = importConnector(await readConnectorFiles(path), { repair: 'accept' });
  if (value === undefined) {
    throw new UsageFailure(
      `${path}: ${diagnostics.map(({ message }) => message).join(' ') || 'it holds no connector.'}`,
    );
  }
  return value.sources.files;
}

/** A thread that judges has nothing else to do meanwhile, so it waits for its files. */
function readBeside(folder: string, definition: string, names: readonly string[]): readonly ConnectorFile[] {
  const wanted = [definition, ...names.filter((name) => name !== definition && besides.test(name))];
  const images = names.filter((name) => !wanted.includes(name) && /\.(?:png|jpe?g|gif|svg)$/i.test(name));
  return [...wanted, ...images].map((name) => ({ name, content: new Uint8Array(readFileSync(join(folder, name))) }));
}
