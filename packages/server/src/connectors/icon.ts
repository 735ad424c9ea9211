import { Refusal } from '@tenon/diagnostics';
import type { SourceFile } from '@tenon/store';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const largest = 1_000_000;
/** The name under which the icon of a package is kept. */
const iconFile = 'icon.png';

/** The icon among the documents as an address that a page can show; only PNG, because an SVG may hold scripts. */
export function readIcon(files: readonly SourceFile[]): string | null {
  const icon = files.find(({ name }) => isIcon(name));
  if (icon === undefined || !isPng(icon.bytes) || icon.bytes.length > largest) return null;
  return `data:image/png;base64,${Buffer.from(icon.bytes).toString('base64')}`;
}

/** The documents with another icon, or without one. Refuses what is not a PNG of at most 1 MB. */
export function withIcon(files: readonly SourceFile[], icon: string | null): readonly SourceFile[] {
  const others = files.filter(({ name }) => !isIcon(name));
  if (icon === null) return others;
  const bytes = Buffer.from(icon.replace(/^data:image\/png;base64,/, ''), 'base64');
  if (!isPng(bytes) || bytes.length > largest) {
    throw new Refusal(
      'icon-not-valid',
      'The icon must be a PNG image of at most 1 MB, square and 100 to 230 pixels wide.',
    );
  }
  return [...others, { name: iconFile, bytes }];
}

function isIcon(name: string): boolean {
  return /(^|[/\\])icon\.png$/i.test(name);
}

function isPng(bytes: Uint8Array): boolean {
  return signature.equals(bytes.subarray(0, signature.length));
}
