import { getRuleSettings } from '@tenon/contract';
import { useMember } from '../../session/member-context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { RuleList } from './rule-list.tsx';
import { RuleSettingsForm } from './rule-settings-form.tsx';
import { useOrganizationQuery } from './use-organization-query.ts';
import { useRules } from './use-rules.ts';

/** The certification rules as they hold for the organization. */
export function RulesPanel() {
  const settings = useOrganizationQuery('rule-settings', getRuleSettings);
  const rules = useRules();
  const { session } = useMember();
  const mayChange = session.roles.some(
    ({ role, scope }) => role === 'Owner' && scope === `/tenants/${session.tenant.id}`,
  );
  return (
    <Loaded query={settings} what="the rule settings">
      {(data) => (
        <>
          <RuleSettingsForm key={data.revision} settings={data} mayChange={mayChange} />
          <Loaded query={rules} what="the rules">
            {(all) => <RuleList rules={all} settings={data} mayChange={mayChange} />}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}
