import { Refusal } from '@tenon/diagnostics';
import { ruleSections } from '../rules/index.ts';
import { checkOverrides, type RuleOverrides } from './profile.ts';

/** The ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(ruleSections.flatMap(({ rules }) => rules.map(({ id }) => id)));

const members: ReadonlySet<string> = new Set(['profile', 'rules', 'suppressions', 'reservedNames']);

/**
 * Reads what an organization changes about the rules, be it of a file or of a request. Refuses what has another shape, rules
 * that do not exist or may not be changed, and whatever lacks its reason.
 */
export function readOverrides(value: unknown): RuleOverrides {
  if (!isRecord(value)) throw invalid('They are no JSON object.');
  const stranger = Object.keys(value).find((name) => !members.has(name));
  if (stranger !== undefined) throw invalid(`They have a member "${stranger}".`);
  const { profile, rules = {}, reservedNames = [] } = value;
  if (profile !== undefined && (typeof profile !== 'string' || !['draft', 'certification', 'strict'].includes(profile)))
    throw invalid(`There is no profile ${JSON.stringify(profile)}. Use draft, certification or strict.`);
  if (!isRecord(rules) || !Object.values(rules).every(isRecord))
    throw invalid('The member "rules" holds {"severity", "reason"} for each rule.');
  if (!Array.isArray(reservedNames) || !reservedNames.every((name) => typeof name === 'string' && name.trim() !== ''))
    throw invalid('The member "reservedNames" is a list of names.');
  const overrides = value as RuleOverrides;
  checkOverrides(overrides, ruleIds);
  return overrides;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): Refusal {
  return new Refusal(
    'overrides-invalid',
    `The changes of the rules cannot be read. ${what} Give {"profile", "rules", "suppressions", "reservedNames"}, each if needed.`,
  );
}
