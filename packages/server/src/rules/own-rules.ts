import { type RuleOverrides, readOverrides, type Suppression } from '@tenon/certification';
import { type KeptSuppression, ruleSettings, type Scope, suppressions } from '@tenon/store';

/** What the tenant of the scope changes about the rules for one of its connectors: its settings, and the suppressed findings. */
export async function ownRules(scope: Scope, connectorId: string): Promise<RuleOverrides> {
  const settings = await ruleSettings(scope).find();
  const suppressed = await suppressions(scope).list(connectorId);
  return { ...readOverrides(settings?.overrides ?? {}), suppressions: suppressed.map(toSuppression) };
}

function toSuppression({ rule, pointer, reason, authorName }: KeptSuppression): Suppression {
  return { rule, pointer, reason, author: authorName };
}
