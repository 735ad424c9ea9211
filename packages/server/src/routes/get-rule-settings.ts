import { getRuleSettings as contract } from '@tenon/contract';
import { ruleSettings } from '@tenon/store';
import { route } from '../routing/route.ts';
import { describeRuleSettings } from '../rules/describe-rules.ts';

/** What the caller's organization changes about the certification rules. */
export const getRuleSettings = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ inTenant }) => inTenant(async (scope) => describeRuleSettings(await ruleSettings(scope).find())),
});
