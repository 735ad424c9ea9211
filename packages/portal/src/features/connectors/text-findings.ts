import { reviewConnector } from '@tenon/certification';
import { importConnector } from '@tenon/connector';
import { hasErrors } from '@tenon/diagnostics';
import type { ShownDiagnostic } from '../../ui/shown-diagnostic.ts';

/** What importing a definition reports, and when it can be imported, what the rules for drafts say about its own text. */
export function textFindings(fileName: string, text: string): readonly ShownDiagnostic[] {
  const files = [{ name: fileName, content: text }];
  const imported = importConnector(files);
  if (hasErrors(imported.diagnostics)) return imported.diagnostics;
  const { findings } = reviewConnector({ files, profile: 'draft' });
  const judged = findings
    .filter((finding) => finding.file === fileName)
    .map(({ rule, severity, message, remedy, ...place }) => ({ code: rule, severity, message, remedy, place }));
  const places = new Set(judged.map(({ code, place }) => `${code} ${place.pointer}`));
  const reported = imported.diagnostics.filter(({ code, place }) => !places.has(`${code} ${place?.pointer ?? ''}`));
  return [...reported, ...judged];
}
