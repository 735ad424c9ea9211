import { type RuleOverrides, readOverrides } from '@tenon/certification';
import type { AnswerOf, getRuleSettings, suppressFinding } from '@tenon/contract';
import type { KeptSuppression, RuleSettings } from '@tenon/store';

/** The rule settings of a tenant as the platform API shows them; without any the rules are as they are. */
export function describeRuleSettings(settings: RuleSettings | undefined): AnswerOf<typeof getRuleSettings> {
  if (settings === undefined) return { overrides: {}, revision: 0, changedBy: null, changedAt: null };
  const { revision, changedBy, changedAt } = settings;
  return {
    overrides: toShown(readOverrides(settings.overrides)),
    revision,
    changedBy: changedBy === null ? null : { id: changedBy.memberId, displayName: changedBy.displayName },
    changedAt: changedAt.toISOString(),
  };
}

function toShown({ profile, rules, reservedNames }: RuleOverrides): AnswerOf<typeof getRuleSettings>['overrides'] {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(rules === undefined ? {} : { rules: { ...rules } }),
    ...(reservedNames === undefined ? {} : { reservedNames: [...reservedNames] }),
  };
}

/** A suppression as the platform API shows it. */
export function describeSuppression(suppression: KeptSuppression): AnswerOf<typeof suppressFinding> {
  const { suppressionId, rule, pointer, reason, authorName, createdAt } = suppression;
  return { id: suppressionId, rule, pointer, reason, author: authorName, createdAt: createdAt.toISOString() };
}
