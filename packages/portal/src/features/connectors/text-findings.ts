import { type Finding, repairConnector, reviewConnector } from '@tenon/certification';
import { importConnector } from '@tenon/connector';
import { hasErrors } from '@tenon/diagnostics';
import type { ShownDiagnostic } from '../../ui/shown-diagnostic.ts';

/**
 * What importing a definition reports, and when it can be imported, what the rules for drafts say about its own text,
 * with a repair where there is one.
 */
export function textFindings(fileName: string, text: string): readonly ShownDiagnostic[] {
  const files = [{ name: fileName, content: text }];
  const imported = importConnector(files);
  if (hasErrors(imported.diagnostics)) return imported.diagnostics;
  const { findings } = reviewConnector({ files, profile: 'draft' });
  const judged = findings.filter((finding) => finding.file === fileName).map((finding) => toShown(fileName, finding));
  const places = new Set(judged.map(({ code, place }) => `${code} ${place?.pointer}`));
  const reported = imported.diagnostics.filter(({ code, place }) => !places.has(`${code} ${place?.pointer ?? ''}`));
  return [...reported, ...judged];
}

function toShown(fileName: string, finding: Finding): ShownDiagnostic {
  const { rule, severity, message, remedy, fix, ...place } = finding;
  const shown = { code: rule, severity, message, remedy, place };
  if (fix === 'none') return shown;
  return {
    ...shown,
    repair: {
      label: fix === 'safe' ? 'Repair' : 'Use the proposal',
      apply: (text) => {
        const request = { files: [{ name: fileName, content: text }], profile: 'draft' } as const;
        const { files } = repairConnector(request, fix === 'safe' ? 'safe' : 'suggest', finding);
        return files[0]?.text;
      },
    },
  };
}
