import { type ConnectorFile, readSource } from '@tenon/connector';
import { defaultReservedNames } from '../text/text.ts';
import { rootSpot } from './spot.ts';
import type { CatalogueNames, PackageSurvey, ReadDocument } from './survey.ts';
import { surveyDefinition } from './survey-definition.ts';
import { surveyProperties } from './survey-properties.ts';

/** What a survey is told beside the files. */
export interface SurveyContext {
  readonly catalogue?: CatalogueNames;
  readonly overrides?: { readonly reservedNames?: readonly string[] };
}

/** Finds out what each file of a connector is, reads the documents and walks them once. */
export function surveyPackage(files: readonly ConnectorFile[], context: SurveyContext = {}): PackageSurvey {
  const named = (pattern: RegExp): ConnectorFile | undefined => files.find(({ name }) => pattern.test(baseName(name)));
  const propertiesFile = read(named(/^apiProperties\.json$/i) ?? named(/properties\.json$/i));
  const definitionFile = read(
    named(/^apiDefinition\.swagger\.json$/i) ??
      named(/(?:swagger|openapi|definition)[^/]*\.(?:json|ya?ml)$/i) ??
      files.find(
        ({ name }) =>
          /\.(?:json|ya?ml)$/i.test(name) && name !== propertiesFile?.source.fileName && !/settings\.json$/i.test(name),
      ),
  );
  return {
    at: rootSpot('package'),
    files,
    definitionFile,
    propertiesFile,
    icon: named(/^icon\.[a-z]+$/i) ?? named(/\.(?:png|jpe?g|svg|gif|ico)$/i),
    readme: named(/^(?:readme|intro)\.md$/i),
    script: named(/\.csx$/i),
    catalogue: context.catalogue,
    reservedNames: context.overrides?.reservedNames ?? defaultReservedNames,
    definition: definitionFile && isReadable(definitionFile) ? surveyDefinition(definitionFile.source) : undefined,
    properties: propertiesFile && isReadable(propertiesFile) ? surveyProperties(propertiesFile.source) : undefined,
  };
}

function read(file: ConnectorFile | undefined): ReadDocument | undefined {
  if (file === undefined) return undefined;
  const { value, diagnostics } = readSource(file.content, file.name);
  return { source: value, diagnostics };
}

/** Whether the text is what it claims to be; a wrong encoding or a name given twice still leaves a document to judge. */
function isReadable({ diagnostics }: ReadDocument): boolean {
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
