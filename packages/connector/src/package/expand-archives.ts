import type { Checked, Diagnostic } from '@tenon/diagnostics';
import type { ConnectorFile } from '../model/connector.ts';
import { ARCHIVE_LIMITS, isZip, readZip } from './read-zip.ts';

/** Archives inside archives are opened this deep: a submission holds a package that holds a solution. */
const MAX_DEPTH = 3;

/** Replaces every zip archive by the files in it, also those inside archives. The names inside one archive keep their paths. */
export function expandArchives(files: readonly ConnectorFile[]): Checked<readonly ConnectorFile[]> {
  const diagnostics: Diagnostic[] = [];
  const budget = { bytes: ARCHIVE_LIMITS.bytes, files: ARCHIVE_LIMITS.files };
  const expand = (file: ConnectorFile, depth: number): readonly ConnectorFile[] => {
    if (!isZip(file.content) || depth >= MAX_DEPTH) return [file];
    const unpacked = readZip({ name: file.name, content: file.content }, budget);
    diagnostics.push(...unpacked.diagnostics);
    budget.bytes -= unpacked.files.reduce((sum, { content }) => sum + content.length, 0);
    budget.files -= unpacked.files.length;
    const inner = withoutCommonFolder(unpacked.files).flatMap((entry) => expand(entry, depth + 1));
    return depth === 0 ? inner : inner.map((entry) => ({ ...entry, name: `${file.name}/${entry.name}` }));
  };
  return { value: files.flatMap((file) => expand(file, 0)), diagnostics };
}

/** Archives of a folder have that folder in front of every name; it is taken off. */
function withoutCommonFolder(files: readonly ConnectorFile[]): readonly ConnectorFile[] {
  const [first] = files;
  const folder = first?.name.includes('/') ? first.name.slice(0, first.name.indexOf('/') + 1) : undefined;
  if (folder === undefined || folder === 'Connector/' || !files.every(({ name }) => name.startsWith(folder)))
    return files;
  return files.map(({ name, content }) => ({ name: name.slice(folder.length), content }));
}
