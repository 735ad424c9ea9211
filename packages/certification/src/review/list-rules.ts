import type { Severity } from '@tenon/diagnostics';
import { ruleSections } from '../rules/index.ts';
import { lockedRules } from './profile.ts';
import type { RuleFacts } from './rule.ts';

/** One rule as a list of all of them shows it. */
export interface ListedRule extends Pick<RuleFacts, 'id' | 'summary' | 'why' | 'remedy' | 'fix'> {
  readonly section: string;
  readonly severity: Severity;
  /** Whether no organization changes its severity. */
  readonly isLocked: boolean;
}

/** Every rule, in the order of the catalogue of rules. */
export function listRules(): readonly ListedRule[] {
  return ruleSections.flatMap((section) =>
    section.rules.map(({ id, severity, summary, why, remedy, fix }) => ({
      id,
      section: section.name,
      severity,
      summary,
      why,
      remedy,
      fix,
      isLocked: lockedRules.has(id),
    })),
  );
}
