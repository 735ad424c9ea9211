import { readOverrides } from '@tenon/certification';
import { putRuleSettings as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { ruleSettings } from '@tenon/store';
import { record } from '../audit/record.ts';
import { route } from '../routing/route.ts';
import { changedRules } from '../rules/changed-rules.ts';
import { describeRuleSettings } from '../rules/describe-rules.ts';

/** Changes what the organization changes about the rules; the audit holds what changed, and why. */
export const putRuleSettings = route({
  contract,
  permission: 'Tenon/tenant/write',
  at: 'tenant',
  handle: ({ body, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      const overrides = readOverrides(body.overrides);
      if (overrides.suppressions !== undefined) {
        throw new Refusal(
          'suppression-invalid',
          'Suppressions belong to a connector, not to the settings. Suppress the finding at its connector.',
        );
      }
      const settings = ruleSettings(scope);
      const before = await settings.find();
      const { tenantId, memberId } = member;
      const { revision } = body;
      if (!(await settings.put({ tenantId, overrides, changedBy: memberId, changedAt: parts.clock.now(), revision }))) {
        throw new Refusal(
          'changed-meanwhile',
          'Somebody else changed the rule settings meanwhile. Look at them again.',
        );
      }
      await record(scope, parts, {
        by: member,
        action: 'rule-settings.changed',
        target: tenantId,
        detail: changedRules(readOverrides(before?.overrides ?? {}), overrides),
      });
      return describeRuleSettings(await settings.find());
    }),
});
