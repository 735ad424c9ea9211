import { join } from 'node:path';
import type { Finding, Verdict } from '@tenon/certification';

/** The verdict on one connector, with the path it was found at. */
export interface Report {
  readonly path: string;
  readonly verdict: Verdict;
}

/** Names each file from where the command runs, so that editors find it. */
export function toReport(path: string, folder: string, verdict: Verdict): Report {
  const known = new Map([['', path]]);
  const at = (file: string): string => {
    const shown = known.get(file) ?? join(folder, file);
    known.set(file, shown);
    return shown;
  };
  const shown = <F extends Finding>(finding: F): F => ({
    ...finding,
    file: at(finding.file),
    related:
      finding.related.length === 0
        ? finding.related
        : finding.related.map((place) => ({ ...place, file: at(place.file ?? '') })),
  });
  return {
    path,
    verdict: { ...verdict, findings: verdict.findings.map(shown), suppressed: verdict.suppressed.map(shown) },
  };
}
