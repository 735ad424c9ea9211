import type { RuleOverrides } from '@tenon/certification';

/** What one state of the rule settings changes against another, for the audit: each rule with what holds now, null when it was reset. */
export function changedRules(before: RuleOverrides, after: RuleOverrides): Readonly<Record<string, unknown>> {
  const ids = new Set([...Object.keys(before.rules ?? {}), ...Object.keys(after.rules ?? {})]);
  const rules = [...ids].flatMap((id) => {
    const was = before.rules?.[id];
    const is = after.rules?.[id];
    return was?.severity === is?.severity && was?.reason === is?.reason ? [] : [[id, is ?? null] as const];
  });
  return {
    ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules) }),
    ...(before.profile === after.profile ? {} : { profile: after.profile ?? null }),
    ...(String(before.reservedNames) === String(after.reservedNames)
      ? {}
      : { reservedNames: after.reservedNames ?? null }),
  };
}
