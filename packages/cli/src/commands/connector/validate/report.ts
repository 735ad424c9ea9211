import { join } from 'node:path';
import type { Finding, RulePlace, Verdict } from '@tenon/certification';
import type { Place } from '@tenon/diagnostics';

/** The verdict on one connector, with the path it was found at. */
export interface Report {
  readonly path: string;
  readonly verdict: Verdict;
  /** Where every place was asked for: those of the rules of which the verdict lists only some. */
  readonly everyPlace?: ReadonlyMap<string, readonly RulePlace[]>;
  /** Where they were asked for: what repairs each finding of the verdict. */
  readonly patches?: readonly (string | undefined)[];
}

/** A verdict with, where they were asked for, the places that it does not list, and the repairs. */
type Judgement = Omit<Report, 'path'>;

/** Names each file from where the command runs, so that editors find it. */
export function toReport(path: string, folder: string, { verdict, everyPlace, patches }: Judgement): Report {
  const known = new Map([['', path]]);
  const at = (file: string): string => {
    const shown = known.get(file) ?? join(folder, file);
    known.set(file, shown);
    return shown;
  };
  const named = <P extends Place>(place: P): P => ({ ...place, file: at(place.file ?? '') });
  const shown = <F extends Finding>(finding: F): F => ({
    ...finding,
    file: at(finding.file),
    related: finding.related.length === 0 ? finding.related : finding.related.map(named),
  });
  return {
    path,
    verdict: { ...verdict, findings: verdict.findings.map(shown), suppressed: verdict.suppressed.map(shown) },
    ...(patches ? { patches } : {}),
    ...(everyPlace ? { everyPlace: new Map([...everyPlace].map(([rule, places]) => [rule, places.map(named)])) } : {}),
  };
}
