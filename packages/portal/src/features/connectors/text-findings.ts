import { type Finding, listPlaces, type RuleOverrides, repairConnector, reviewConnector } from '@tenon/certification';
import { importConnector } from '@tenon/connector';
import { type Diagnostic, groupFindings, hasErrors } from '@tenon/diagnostics';
import type { FindingGroup, FoundPlace } from '../../ui/finding-group.ts';
import type { ShownDiagnostic } from '../../ui/shown-diagnostic.ts';

/** What is wrong with a text: each finding for the editor to underline, and by rule for the list below it. */
export interface TextFindings {
  readonly shown: readonly ShownDiagnostic[];
  readonly groups: readonly FindingGroup[];
  /** Every place of a rule, also beyond those that its group knows. */
  readonly placesOf: (rule: string) => readonly FoundPlace[];
}

/**
 * What importing a definition reports, and when it can be imported, what the rules say about its own text as the organization
 * changes them, with repairs where there are some. Without a profile of the organization it is that for drafts.
 */
export function textFindings(fileName: string, text: string, overrides: RuleOverrides = {}): TextFindings {
  const files = [{ name: fileName, content: text }];
  const imported = importConnector(files);
  if (hasErrors(imported.diagnostics)) return withoutRules(imported.diagnostics);
  const asked = { files, overrides, profile: overrides.profile ?? 'draft' } as const;
  const { findings, totals } = reviewConnector(asked);
  const own = findings.filter((finding) => finding.file === fileName);
  const judged = own.map((finding) => toShown(fileName, finding, overrides));
  const places = new Set(judged.map(({ code, place }) => `${code} ${place?.pointer}`));
  const reported = imported.diagnostics.filter(({ code, place }) => !places.has(`${code} ${place?.pointer ?? ''}`));
  const repair = repairsOf(fileName, overrides);
  const groups = groupFindings(own, totals).map(({ findings: alike, ...group }): FindingGroup => {
    const shown = { ...group, known: alike.map((finding) => toPlace(finding, repair)) };
    const fix = alike[0]?.fix ?? 'none';
    return fix === 'none'
      ? shown
      : { ...shown, repair: repair(fix, { rule: group.rule }, `${allWords[fix]} (${group.count})`) };
  });
  return {
    shown: [...reported, ...judged],
    groups: [...withoutRules(reported).groups, ...groups].sort((a, b) => rank[a.severity] - rank[b.severity]),
    placesOf: (rule) => listPlaces(asked, rule).map((place) => toPlace({ ...place, rule }, repair)),
  };
}

const rank = { error: 0, warning: 1, info: 2 } as const;
const words = { safe: 'Repair', suggestion: 'Use the proposal' } as const;
const allWords = { safe: 'Repair all', suggestion: 'Use all proposals' } as const;

type Repairs = ReturnType<typeof repairsOf>;

function repairsOf(fileName: string, overrides: RuleOverrides) {
  return (
    fix: 'safe' | 'suggestion',
    only: NonNullable<Parameters<typeof repairConnector>[2]>,
    label: string = words[fix],
  ): NonNullable<ShownDiagnostic['repair']> => ({
    label,
    apply: (text) => {
      const request = { files: [{ name: fileName, content: text }], overrides };
      const { files } = repairConnector(request, fix === 'safe' ? 'safe' : 'suggest', only);
      return files[0]?.text;
    },
  });
}

interface PlacedFinding extends Omit<FoundPlace, 'place'> {
  readonly rule: string;
  readonly pointer?: string;
  readonly fix: Finding['fix'];
}

function toPlace({ rule, severity, message, fix, ...place }: PlacedFinding, repair: Repairs): FoundPlace {
  const shown = { severity, message, place };
  if (fix === 'none' || place.pointer === undefined) return shown;
  return { ...shown, repair: repair(fix, { rule, pointer: place.pointer, reach: 'place' }) };
}

function toShown(fileName: string, finding: Finding, overrides: RuleOverrides): ShownDiagnostic {
  const { rule, severity, message, remedy, fix, ...place } = finding;
  const shown = { code: rule, severity, message, remedy, place };
  return fix === 'none' ? shown : { ...shown, repair: repairsOf(fileName, overrides)(fix, finding) };
}

/** What importing reports, each a group of its own. */
function withoutRules(diagnostics: readonly Diagnostic[]): TextFindings {
  const groups = diagnostics.map(({ code, severity, message, place = {}, remedy }) => {
    const known = [{ severity, message, place }];
    return { rule: code, severity, message, remedy, count: 1, known };
  });
  return { shown: diagnostics, groups, placesOf: () => [] };
}
