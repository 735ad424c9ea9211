import { readSource } from '@tenon/connector';
import type { SourceFile } from '@tenon/store';
import { removeMembers } from './remove-members.ts';

/** The documents of a connector, and the client secrets that were taken out of them. */
export interface SourcesWithoutSecrets {
  readonly files: readonly SourceFile[];
  /** By connection parameter; `set/parameter` for those of a parameter set. */
  readonly clientSecrets: Readonly<Record<string, string>>;
}

type Path = readonly (string | number)[];

/**
 * Takes the client secrets out of the properties documents of a connector: `clientSecret` of the `oAuthSettings` of a
 * connection parameter, names compared without regard to case, each time where one stands twice. Everything else stays as it is written, and so does what only
 * holds the place of a secret, such as `[[DUMMY]]`.
 */
export function takeClientSecrets(files: readonly SourceFile[]): SourcesWithoutSecrets {
  const clientSecrets: Record<string, string> = {};
  return {
    files: files.map((file) => withoutSecrets(file, clientSecrets)),
    clientSecrets,
  };
}

function withoutSecrets(file: SourceFile, found: Record<string, string>): SourceFile {
  if (!/\.(?:json|ya?ml)$/i.test(file.name) || !mayHoldSecret(file.bytes)) return file;
  const { value: source } = readSource(file.bytes, file.name);
  // A document beyond the limits has no value, and nothing is made of it.
  if (source.value === null) return file;
  const text = removeMembers(source, (path, value) => {
    if (!isNamed(path.at(-1), 'clientSecret') || !isNamed(path.at(-2), 'oAuthSettings')) return false;
    if (typeof value !== 'string' || value === '' || isPlaceholder(value)) return false;
    found[keyOf(source.value, path)] = value;
    return true;
  });
  return text === source.text ? file : { name: file.name, bytes: Buffer.from(text, 'utf8') };
}

/** Whether reading the document is worth while: the name may be written with escapes, a text with two bytes for each letter. */
function mayHoldSecret(bytes: Uint8Array): boolean {
  return /clientsecret|\\[ux]|\0/i.test(Buffer.from(bytes).toString('latin1'));
}

/** The connection parameter that a secret belongs to, behind the name of its set where it is in one. */
function keyOf(root: unknown, path: Path): string {
  const parameter = String(path.at(-3));
  const set = path.findIndex((step) => isNamed(step, 'connectionParameterSets'));
  if (set < 0) return parameter;
  const holder = path
    .slice(0, set + 3)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], root);
  const name = Object.entries(holder ?? {}).find(([member]) => isNamed(member, 'name'))?.[1];
  return `${String(name ?? '')}/${parameter}`;
}

function isNamed(step: string | number | undefined, name: string): boolean {
  return typeof step === 'string' && step.toLowerCase() === name.toLowerCase();
}

function isPlaceholder(text: string): boolean {
  return /^(?:<.*>|\[.*\]|\{.*\}|\W*(?:your|dummy|placeholder|todo)\b.*|\W*your[_-].*|[x*.]+)$/is.test(text.trim());
}
