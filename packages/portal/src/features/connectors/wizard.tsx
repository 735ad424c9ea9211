import { Button, makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { saveConnector } from '@tenon/contract';
import { useState } from 'react';
import { AskBeforeLeaving } from '../../ui/ask-before-leaving.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import type { ShownPlace } from '../../ui/shown-diagnostic.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { CodeTab } from './code-tab.tsx';
import { DefinitionTab } from './definition-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { usePendingSave } from './pending-save.tsx';
import { SecurityTab } from './security-tab.tsx';
import { TestTab } from './test-tab.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useConnectorChange } from './use-connector-change.ts';

const useStyles = makeStyles({
  footer: {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '12px 0',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    zIndex: 2,
  },
  space: { flex: 1 },
  tabs: { overflowX: 'auto' },
});

const tabs = ['General', 'Security', 'Definition', 'Code', 'Test'] as const;
type TabName = (typeof tabs)[number];

interface WizardProps {
  readonly connector: ConnectorDetail;
  /** A place in the definition: it is shown first. */
  readonly place?: ShownPlace;
}

/** The tabs of a draft, and the way from each to the next. Whatever was typed is saved before another tab comes to the front. */
export function Wizard({ connector, place }: WizardProps) {
  const styles = useStyles();
  const navigate = useNavigate();
  const notify = useNotify();
  const pending = usePendingSave();
  const saving = useConnectorChange(connector.id, saveConnector);
  const [tab, setTab] = useState<TabName>(place === undefined ? 'General' : 'Definition');
  const [name, setName] = useState(connector.name);
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const isNew = connector.state === 'draft';
  const create = isNew ? 'Create connector' : 'Update connector';

  const afterSaving = async (next: () => unknown) => {
    setState({ busy: true });
    try {
      await pending.flush();
      await next();
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const finish = async () => {
    const saved = await saving.mutateAsync({ body: isNew ? { name } : {} });
    notify(isNew ? `${saved.name} was created.` : `${saved.name} was updated.`);
    await navigate({ to: '/connectors/$connectorId', params: { connectorId: saved.id } });
  };
  const saveFirst = () =>
    pending.flush().then(
      () => true,
      (error: unknown) => {
        setState({ busy: false, error });
        return false;
      },
    );
  const at = tabs.indexOf(tab);
  const previous = tabs[at - 1];
  const next = tabs[at + 1];
  return (
    <Page
      title={isNew ? name : `Edit ${connector.name}`}
      badge={<StatusBadge status={isNew ? 'Draft' : 'Active'} />}
      intro={
        isNew
          ? 'Go through the tabs, then create the connector. Until then only you see it.'
          : 'Changes become a new version when you update the connector. Workflows go on with the version they have until then.'
      }
      above={<RouterLink to="/connectors">Custom connectors</RouterLink>}
    >
      <div className={styles.tabs}>
        <TabList
          selectedValue={tab}
          onTabSelect={(_, data) => void afterSaving(() => setTab(data.value as TabName))}
          aria-label="Steps"
        >
          {tabs.map((one) => (
            <Tab key={one} value={one}>
              {one}
            </Tab>
          ))}
        </TabList>
      </div>
      {tab === 'General' ? <GeneralTab connector={connector} name={name} onName={setName} /> : null}
      {tab === 'Security' ? <SecurityTab connector={connector} /> : null}
      {tab === 'Definition' ? (
        <DefinitionTab connector={connector} {...(place === undefined ? {} : { place })} />
      ) : null}
      {tab === 'Code' ? <CodeTab connectorId={connector.id} /> : null}
      {tab === 'Test' ? <TestTab connector={connector} /> : null}
      <AskBeforeLeaving isDirty={pending.isWaiting} saveFirst={saveFirst} />
      {state.error === undefined ? null : <ErrorPanel title="That could not be saved." error={state.error} />}
      <div className={styles.footer}>
        {previous ? (
          <Button disabled={state.busy} onClick={() => void afterSaving(() => setTab(previous))}>
            Back: {previous}
          </Button>
        ) : null}
        {next ? (
          <Button disabled={state.busy} onClick={() => void afterSaving(() => setTab(next))}>
            Next: {next}
          </Button>
        ) : null}
        <div className={styles.space} />
        <Button
          appearance="primary"
          disabled={state.busy}
          {...(state.busy ? { icon: <Spinner size="tiny" /> } : {})}
          onClick={() => void afterSaving(finish)}
        >
          {create}
        </Button>
      </div>
    </Page>
  );
}
