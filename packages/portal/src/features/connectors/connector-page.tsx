import { Button, Tab } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, MegaphoneRegular, RibbonRegular } from '@fluentui/react-icons';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OperationsReference } from '../../ui/operations-reference.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { ScrollingTabs } from '../../ui/scrolling-tabs.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { AnalyticsView } from './analytics-view.tsx';
import { AnnounceDialog } from './announce-dialog.tsx';
import { ConnectorOverview } from './connector-overview.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { JudgementView } from './judgement-view.tsx';

import { type ConnectorDetail, useConnector } from './use-connector.ts';
import { VersionTable } from './version-table.tsx';

/** A connector: what it offers, who can see it, its versions, and how it stands with the certification rules. */
export function ConnectorPage() {
  const { connectorId } = useParams({ from: '/member/connectors/$connectorId' });
  const connector = useConnector(connectorId);
  return (
    <Loaded query={connector} what="the connector">
      {(data) =>
        data.state === 'draft' ? (
          <Navigate to="/connectors/$connectorId/edit" params={{ connectorId }} />
        ) : (
          <SavedConnector connector={data} />
        )
      }
    </Loaded>
  );
}

const allTabs = ['Overview', 'Operations', 'Versions', 'Findings', 'Use'] as const;

function SavedConnector({ connector }: { readonly connector: ConnectorDetail }) {
  const [tab, setTab] = useState<(typeof allTabs)[number]>('Overview');
  const [dialog, setDialog] = useState<'announce' | 'delete'>();
  const navigate = useNavigate();
  const tabs = allTabs.filter((one) => one !== 'Use' || connector.canEdit);
  return (
    <Page
      title={connector.name}
      icon={<ConnectorIcon title={connector.title} icon={connector.icon} color={connector.color} />}
      badge={<StatusBadge status="Active" />}
      intro={connector.description || 'No description yet. Edit the connector to say what it is for.'}
      above={<RouterLink to="/connectors">Custom connectors</RouterLink>}
      actions={
        <>
          {connector.canEdit ? (
            <>
              <RouterButton
                to="/connectors/$connectorId/edit"
                params={{ connectorId: connector.id }}
                icon={<EditRegular />}
              >
                Edit
              </RouterButton>
              <Button icon={<MegaphoneRegular />} onClick={() => setDialog('announce')}>
                Announce
              </Button>
              <RouterButton
                to="/nominations/new/$connectorId"
                params={{ connectorId: connector.id }}
                icon={<RibbonRegular />}
              >
                Nominate
              </RouterButton>
              <Button icon={<DeleteRegular />} onClick={() => setDialog('delete')}>
                Delete
              </Button>
            </>
          ) : null}
          <RouterButton to="/workflows/new" appearance="primary">
            Use in a workflow
          </RouterButton>
        </>
      }
    >
      <ScrollingTabs selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as (typeof allTabs)[number])}>
        {tabs.map((one) => (
          <Tab key={one} value={one}>
            {one}
          </Tab>
        ))}
      </ScrollingTabs>
      {tab === 'Overview' ? <ConnectorOverview connector={connector} /> : null}
      {tab === 'Operations' ? (
        <Panel title="Operations">
          <OperationsReference operations={connector.operations} />
        </Panel>
      ) : null}
      {tab === 'Versions' ? <VersionTable versions={connector.versions} /> : null}
      {tab === 'Findings' ? <JudgementView connectorId={connector.id} canEdit={connector.canEdit} /> : null}
      {tab === 'Use' ? <AnalyticsView connectorId={connector.id} /> : null}
      {dialog === 'announce' ? <AnnounceDialog connector={connector} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'delete' ? (
        <DeleteDialog
          connector={connector}
          onClose={() => setDialog(undefined)}
          onDeleted={() => void navigate({ to: '/connectors' })}
        />
      ) : null}
    </Page>
  );
}
