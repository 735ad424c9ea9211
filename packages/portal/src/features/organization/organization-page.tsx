import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { Page } from '../../ui/page.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { SubscriptionsPanel } from './subscriptions-panel.tsx';
import { TenantsPanel } from './tenants-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';

const useStyles = makeStyles({ tabs: { overflowX: 'auto' } });

interface Section {
  readonly name: string;
  readonly label: string;
  readonly show: () => ReactElement;
}

const everyones: readonly Section[] = [
  { name: 'members', label: 'Members', show: () => <MembersPanel /> },
  { name: 'subscriptions', label: 'Subscriptions', show: () => <SubscriptionsPanel /> },
  { name: 'rules', label: 'Rules', show: () => <RulesPanel /> },
  { name: 'tokens', label: 'API tokens', show: () => <TokensPanel /> },
  { name: 'profile', label: 'Profile', show: () => <ProfilePanel /> },
  { name: 'audit', label: 'Audit', show: () => <AuditPanel /> },
];

const operators: readonly Section[] = [
  { name: 'tenants', label: 'Tenants', show: () => <TenantsPanel /> },
  { name: 'settings', label: 'Settings', show: () => <SettingsPanel /> },
];

/** The organization: its people, what they work in, and, for the operator, the instance. */
export function OrganizationPage() {
  const styles = useStyles();
  const { section } = useParams({ from: '/member/organization/{-$section}' });
  const { session, isOperator } = useMember();
  const navigate = useNavigate();
  const sections = [...everyones, ...(isOperator ? operators : [])];
  const shown = sections.find((one) => one.name === section) ?? sections[0];
  return (
    <Page
      title="Organization"
      intro={`${session.tenant.displayName}: the people who sign in here, and where their work lives.`}
    >
      <div className={styles.tabs}>
        <TabList
          selectedValue={shown?.name}
          onTabSelect={(_, data) =>
            void navigate({ to: '/organization/{-$section}', params: { section: String(data.value) } })
          }
        >
          {sections.map((one) => (
            <Tab key={one.name} value={one.name}>
              {one.label}
            </Tab>
          ))}
        </TabList>
      </div>
      {shown?.show()}
    </Page>
  );
}
