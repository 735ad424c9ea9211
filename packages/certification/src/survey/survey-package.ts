import { type ConnectorFile, exportConnector, importConnector, readSource } from '@tenon/connector';
import type { Diagnostic } from '@tenon/diagnostics';
import { defaultReservedNames } from '../text/text.ts';
import { compareVersions } from './changes/compare-versions.ts';
import { readPng } from './image/read-png.ts';
import { isObject, own } from './json.ts';
import { rootSpot } from './spot.ts';
import type { CatalogueNames, PackageSurvey, ReadDocument } from './survey.ts';
import { surveyDefinition } from './survey-definition.ts';
import { surveyProperties } from './survey-properties.ts';

/** What a survey is told beside the files. */
export interface SurveyContext {
  readonly catalogue?: CatalogueNames;
  readonly published?: PublishedFiles;
  readonly overrides?: { readonly reservedNames?: readonly string[] };
  /** Names that are reserved besides. */
  readonly stricter?: { readonly reservedNames?: readonly string[] };
}

/** The version that users have now. */
export interface PublishedFiles {
  readonly files: readonly ConnectorFile[];
  /** Since when, in days; without it an operation that was deprecated in it may go. */
  readonly publishedDaysAgo?: number;
}

/** Finds out what each file of a connector is, reads the documents and walks them once. */
export function surveyPackage(files: readonly ConnectorFile[], context: SurveyContext = {}): PackageSurvey {
  const named = (pattern: RegExp): ConnectorFile | undefined => files.find(({ name }) => pattern.test(baseName(name)));
  const givenProperties = named(/^apiProperties\.json$/i) ?? named(/properties\.json$/i);
  const definitionFile = read(
    named(/^apiDefinition\.swagger\.json$/i) ??
      named(/(?:swagger|openapi|definition)[^/]*\.(?:json|ya?ml)$/i) ??
      files.find(
        ({ name }) =>
          /\.(?:json|ya?ml)$/i.test(name) && name !== givenProperties?.name && !/settings\.json$/i.test(name),
      ),
  );
  const propertiesFile = read(givenProperties ?? propertiesIn(definitionFile));
  const icon = named(/^icon\.[a-z]+$/i) ?? named(/\.(?:png|jpe?g|svg|gif|ico)$/i);
  const survey: PackageSurvey = {
    at: rootSpot('package'),
    files,
    definitionFile,
    propertiesFile,
    icon,
    picture: lookedAtOnce(icon),
    readme: named(/^(?:readme|intro)\.md$/i),
    script: named(/\.csx$/i),
    catalogue: context.catalogue,
    reservedNames: [
      ...(context.overrides?.reservedNames ?? defaultReservedNames),
      ...(context.stricter?.reservedNames ?? []),
    ],
    definition: definitionFile && isReadable(definitionFile) ? surveyDefinition(definitionFile.source) : undefined,
    properties: propertiesFile && isReadable(propertiesFile) ? surveyProperties(propertiesFile.source) : undefined,
    changes: undefined,
    imported: importedOnce(definitionFile, files),
  };
  if (context.published === undefined) return survey;
  const { files: published, publishedDaysAgo } = context.published;
  return { ...survey, changes: compareVersions({ survey: surveyPackage(published), publishedDaysAgo }, survey) };
}

/** Reads the icon when the first rule asks. */
function lookedAtOnce(icon: ConnectorFile | undefined): PackageSurvey['picture'] {
  let picture: ReturnType<PackageSurvey['picture']>;
  return () => {
    if (icon === undefined) return undefined;
    picture ??= readPng(icon);
    return picture;
  };
}

/** The properties document that a definition holds itself, as the import reads it: its policies are judged like any others. */
function propertiesIn(definitionFile: ReadDocument | undefined): ConnectorFile | undefined {
  const value = definitionFile?.source.value;
  const properties = isObject(value) ? own(value, 'x-tenon-properties') : undefined;
  if (!isObject(properties)) return undefined;
  return { name: 'apiProperties.json', content: JSON.stringify({ properties }, null, 2) };
}

/** Imports a definition of another format when the first rule asks. */
function importedOnce(
  definitionFile: ReadDocument | undefined,
  files: readonly ConnectorFile[],
): PackageSurvey['imported'] {
  let reported: readonly Diagnostic[] | undefined;
  return () => {
    if (definitionFile === undefined || !isReadable(definitionFile)) return undefined;
    const { value } = definitionFile.source;
    if (!isObject(value) || own(value, 'swagger') === '2.0') return undefined;
    reported ??= reportImport(own(value, 'openapi') === undefined ? fileOf(definitionFile, files) : files);
    return reported;
  };
}

/** What reading the files reports, and what writing them as Swagger 2.0 does. */
function reportImport(files: readonly ConnectorFile[]): readonly Diagnostic[] {
  const { value, diagnostics } = importConnector(files);
  return value === undefined ? diagnostics : [...diagnostics, ...exportConnector(value, 'microsoft').diagnostics];
}

/** A collection of requests is imported by itself. */
function fileOf({ source }: ReadDocument, files: readonly ConnectorFile[]): readonly ConnectorFile[] {
  return files.filter(({ name }) => name === source.fileName);
}

function read(file: ConnectorFile | undefined): ReadDocument | undefined {
  if (file === undefined) return undefined;
  const { value, diagnostics } = readSource(file.content, file.name);
  return { source: value, diagnostics };
}

/** Whether the text is what it claims to be; a wrong encoding or a name given twice still leaves a document to judge. */
export function isReadable({ diagnostics }: ReadDocument): boolean {
  return !diagnostics.some(({ code, severity }) => severity === 'error' && isSyntaxFault(code));
}

/** Whether a diagnostic of reading says that the text is not valid JSON (or YAML). */
export function isSyntaxFault(code: string): boolean {
  return (
    (code.startsWith('json-') || code.startsWith('yaml-') || code.startsWith('source-')) &&
    !code.startsWith('source-duplicate-key')
  );
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
