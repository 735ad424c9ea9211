import type { Diagnostic } from '@tenon/diagnostics';
import type { ConnectorFile } from '../model/connector.ts';
import { isJsonObject, type JsonObject, member, textMember } from '../source/json-value.ts';
import type { SourceLimits } from '../source/limits.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceDocument } from '../source/source-document.ts';

/** A file that was read as JSON or YAML. */
export interface ReadFile {
  readonly file: ConnectorFile;
  readonly source: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** The files of a package by the part they play. */
export interface ChosenFiles {
  readonly definition?: ReadFile;
  readonly properties?: ReadFile;
  readonly icon?: ConnectorFile;
  readonly script?: ConnectorFile;
  readonly code?: ConnectorFile;
  /** Every readable document by its name, for references between files. */
  readonly documents: ReadonlyMap<string, ReadFile>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what each file of a package is for, by `settings.json`, by its conventional name, or by what it holds. */
export function chooseFiles(
  files: readonly ConnectorFile[],
  options: { entry?: string; limits: SourceLimits },
): ChosenFiles {
  const documents = new Map<string, ReadFile>();
  for (const file of files) {
    if (!isDocument(file, files.length)) continue;
    const { value, diagnostics } = readSource(file.content, file.name, options.limits);
    documents.set(file.name, { file, source: value, diagnostics });
  }
  const settings = [...documents.values()].find(({ file }) => nameOf(file) === 'settings.json')?.source.value;
  const named = (key: string): string | undefined => {
    const name = isJsonObject(settings ?? null) ? textMember(settings, key) : undefined;
    return name === undefined ? undefined : nameOf({ name });
  };
  const byName = (name: string | undefined): ReadFile | undefined =>
    [...documents.values()].find(({ file }) => nameOf(file) === name);
  const properties = byName(named('apiProperties')) ?? byName('apiproperties.json') ?? findProperties(documents);
  const candidates = [...documents.values()].filter(
    (read) => read !== properties && nameOf(read.file) !== 'settings.json',
  );
  const entry = options.entry === undefined ? undefined : documents.get(options.entry);
  const conventional = byName(named('apiDefinition')) ?? byName('apidefinition.swagger.json');
  const definition = entry ?? conventional ?? findDefinition(candidates);
  const icon = files.find((file) => nameOf(file) === (named('icon') ?? 'icon.png')) ?? files.find(isImage);
  const script =
    files.find((file) => nameOf(file) === named('script')) ?? files.find((file) => /\.csx$/i.test(file.name));
  const code = files.find((file) => nameOf(file) === 'script.js');
  const diagnostics = definition
    ? otherDefinitions(definition, candidates, options.entry !== undefined || conventional !== undefined)
    : [];
  return {
    ...(definition ? { definition } : {}),
    ...(properties ? { properties } : {}),
    ...(icon ? { icon } : {}),
    ...(script ? { script } : {}),
    ...(code ? { code } : {}),
    documents,
    diagnostics,
  };
}

/** The last part of the name in lower case. */
function nameOf(file: { readonly name: string }): string {
  return (file.name.split(/[/\\]/).at(-1) ?? '').toLowerCase();
}

function isDocument(file: ConnectorFile, count: number): boolean {
  if (/\.(?:json|ya?ml)$/i.test(file.name)) return true;
  return count === 1 && !isImage(file);
}

function isImage(file: ConnectorFile): boolean {
  return /\.(?:png|jpe?g|gif|webp)$/i.test(file.name);
}

function findProperties(documents: ReadonlyMap<string, ReadFile>): ReadFile | undefined {
  return [...documents.values()].find(({ source }) => {
    const properties = member(source.value, 'properties');
    return (
      isJsonObject(properties) &&
      versionOf(source) === undefined &&
      (Object.hasOwn(properties, 'connectionParameters') || Object.hasOwn(properties, 'iconBrandColor'))
    );
  });
}

/** The document that says of itself that it is an API definition, the one nearest to the root first; else the only document. */
function findDefinition(candidates: readonly ReadFile[]): ReadFile | undefined {
  const definitions = candidates.filter(({ source }) => versionOf(source) !== undefined);
  const nearest = [...definitions].sort((a, b) => depthOf(a.file) - depthOf(b.file))[0];
  return (
    nearest ??
    candidates.find(({ file }) => /(?:swagger|openapi)[^/]*\.(?:json|ya?ml)$/i.test(file.name)) ??
    candidates[0]
  );
}

function depthOf(file: ConnectorFile): number {
  return file.name.split('/').length;
}

/** What a document says its version is, as `swagger` or `openapi`. */
export function versionOf(source: SourceDocument): JsonObject[string] {
  return member(source.value, 'swagger') ?? member(source.value, 'openapi') ?? member(source.value, 'swaggerVersion');
}

function otherDefinitions(chosen: ReadFile, candidates: readonly ReadFile[], isNamed: boolean): readonly Diagnostic[] {
  if (isNamed) return [];
  const others = candidates.filter((read) => read !== chosen && versionOf(read.source) !== undefined);
  if (others.length === 0) return [];
  return [
    {
      code: 'import-several-definitions',
      severity: 'warning',
      message: `There are ${others.length + 1} API definitions; ${JSON.stringify(chosen.file.name)} is imported, not ${others.map(({ file }) => JSON.stringify(file.name)).join(', ')}.`,
      place: { file: chosen.file.name, pointer: '', line: 1, column: 1 },
      remedy: 'Name the one to import, or give the files one by one.',
    },
  ];
}
