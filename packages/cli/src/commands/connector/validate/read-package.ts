import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConnectorFile, importConnector } from '@tenon/connector';
import { UsageFailure } from '../../../usage-failure.ts';
import { readConnectorFiles } from '../read-connector-files.ts';
import { besides, type FoundPackage } from './find-packages.ts';

/** Reads the files of a connector that was found. */
export async function readPackage(found: FoundPackage): Promise<readonly ConnectorFile[]> {
  const { path, folder, kind, definition } = found;
  if (kind === 'archive') return await readArchive(path);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  const isPackage = kind === 'folder' || names.some((name) => /^apiProperties\.json$/i.test(name));
  return isPackage ? await readBeside(folder, definition, names.sort()) : await readConnectorFiles(path);
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

async function readBeside(
  folder: string,
  definition: string,
  names: readonly string[],
): Promise<readonly ConnectorFile[]> {
  const wanted = [definition, ...names.filter((name) => name !== definition && besides.test(name))];
  const images = names.filter((name) => !wanted.includes(name) && /\.(?:png|jpe?g|gif|svg)$/i.test(name));
  return await Promise.all(
    [...wanted, ...images].map(async (name) => ({ name, content: new Uint8Array(await readFile(join(folder, name))) })),
  );
}
