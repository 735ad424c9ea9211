import type { Connector } from '@tenon/connector';
import { type Diagnostic, Refusal } from '@tenon/diagnostics';
import type { ConnectorVersion, SourceFile } from '@tenon/store';
import type { ConnectorModels } from './connector-models.ts';
import { readIcon } from './icon.ts';
import { digestFiles } from './read-files.ts';

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
}

/** Reads documents into what a version holds. Refuses (`definition-not-readable`), with every place, what cannot be imported. */
export function makeContent(models: ConnectorModels, files: readonly SourceFile[]): ReadableContent {
  const digest = digestFiles(files);
  const { value: model, diagnostics } = models.of({ digest, files });
  if (model === undefined) throw notReadable(diagnostics);
  return {
    model,
    diagnostics,
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

/** Refuses documents without an operation, which could not make a single call. */
export function checkHasOperations(operationCount: number, diagnostics: readonly Diagnostic[] = []): void {
  if (operationCount > 0) return;
  throw new Refusal(
    'operations-missing',
    'The definition has no operations. Add at least one path with an operation, such as a GET, and import it again.',
    { diagnostics: diagnostics.filter(({ code }) => code === 'import-no-operations') },
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
