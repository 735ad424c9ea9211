import type { Connector } from '@tenon/connector';
import { type Diagnostic, Refusal } from '@tenon/diagnostics';
import type { ConnectorVersion, SourceFile } from '@tenon/store';
import type { ConnectorModels } from './connector-models.ts';
import { readIcon } from './icon.ts';
import { digestFiles } from './read-files.ts';
import { takeClientSecrets } from './take-client-secrets.ts';

/** What is copied from the documents of a version to be listed. */
type VersionContent = Pick<
  ConnectorVersion,
  'title' | 'description' | 'host' | 'icon' | 'color' | 'operationCount' | 'digest' | 'files'
>;

/** Documents that could be read, with their model. */
export interface ReadableContent {
  readonly content: VersionContent;
  readonly model: Connector;
  readonly diagnostics: readonly Diagnostic[];
  /** The client secrets that the documents held and that the content does not: to be sealed beside it. */
  readonly clientSecrets: Readonly<Record<string, string>>;
}

/**
 * Reads documents into what a version holds: the files of a package rather than its archive, a definition rather than the
 * recording that it was made of, and no client secret. Refuses (`definition-not-readable`), with every place, what cannot be imported.
 */
export function makeContent(models: ConnectorModels, given: readonly SourceFile[]): ReadableContent {
  const asGiven = read(models, given);
  const { files, clientSecrets } = takeClientSecrets(filesOf(asGiven.model));
  const { model, digest } = read(models, files);
  return {
    model,
    diagnostics: asGiven.diagnostics,
    clientSecrets,
    content: {
      title: model.title.slice(0, 500),
      description: model.description,
      host: model.service.host,
      icon: readIcon(files),
      color: model.branding.iconBrandColor ?? null,
      operationCount: model.operations.length,
      digest,
      files,
    },
  };
}

function read(models: ConnectorModels, files: readonly SourceFile[]) {
  const digest = digestFiles(files);
  const { value: model, diagnostics } = models.of({ digest, files });
  if (model === undefined) throw notReadable(diagnostics);
  return { model, diagnostics, digest };
}

function filesOf({ sources }: Connector): readonly SourceFile[] {
  return sources.files.map(({ name, content }) => ({
    name,
    bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
  }));
}

/** Refuses documents without an operation, which could not make a single call. */
export function checkHasOperations(operationCount: number, diagnostics: readonly Diagnostic[] = []): void {
  if (operationCount > 0) return;
  throw new Refusal(
    'operations-missing',
    'The definition has no operations. Add at least one path with an operation, such as a GET, and import it again.',
    { diagnostics: diagnostics.filter(({ code }) => code === 'operations-missing') },
  );
}

function notReadable(diagnostics: readonly Diagnostic[]): Refusal {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const at = first?.place?.line === undefined ? '' : ` (line ${first.place.line}, column ${first.place.column ?? 1})`;
  const what = first?.message ?? 'nothing in it could be read.';
  const rest = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return new Refusal(
    'definition-not-readable',
    `The file cannot be imported: ${what.replace(/\.$/, '')}${at}${rest}. ${first?.remedy ?? ''}`.trim(),
    { diagnostics: diagnostics.slice(0, 200) },
  );
}
