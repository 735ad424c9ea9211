import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  SearchBox,
  Subtitle2,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { Fragment, useState } from 'react';
import { ConnectorIcon } from '../../../ui/connector-icon.tsx';
import { operationTitle } from '../../../ui/operation-title.ts';
import type { ChoosableConnector, ChoosableOperation } from '../use-choosable-connectors.ts';
import { ChoiceRow } from './choice-row.tsx';

const useStyles = makeStyles({
  group: { margin: '6px 0 0', color: tokens.colorNeutralForeground2 },
  surface: { maxWidth: '680px' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', minHeight: '360px' },
  search: { maxWidth: 'none' },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: '2px',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    maxHeight: '380px',
    overflowY: 'auto',
  },
});

const tabs = ['Custom', 'Community', 'Built-in'] as const;
type TabName = (typeof tabs)[number];

/** What is offered without a connector. */
export interface BuiltInChoice {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly Icon: FluentIcon;
}

interface AddStepDialogProps<B extends BuiltInChoice> {
  readonly title: string;
  readonly builtIn: readonly B[];
  readonly operationKind: 'action' | 'trigger';
  readonly connectors: readonly ChoosableConnector[];
  readonly isLoading: boolean;
  readonly onChooseOperation: (connector: ChoosableConnector, operation: ChoosableOperation) => void;
  readonly onChooseBuiltIn: (choice: B) => void;
  readonly onClose: () => void;
}

/** Chooses what a step does, or what starts a workflow: first a connector, then one of its operations; or something built in. */
export function AddStepDialog<B extends BuiltInChoice>({
  title,
  builtIn,
  operationKind,
  connectors,
  isLoading,
  onChooseOperation,
  onChooseBuiltIn,
  onClose,
}: AddStepDialogProps<B>) {
  const styles = useStyles();
  const [tab, setTab] = useState<TabName>('Custom');
  const [search, setSearch] = useState('');
  const [connector, setConnector] = useState<ChoosableConnector>();
  const offers = (one: ChoosableConnector) => one.operations.some(({ kind }) => kind === operationKind);
  const finds = (...texts: readonly string[]) => texts.join(' ').toLowerCase().includes(search.trim().toLowerCase());
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{connector === undefined ? title : `${connector.name}: choose an operation`}</DialogTitle>
          <DialogContent className={styles.content}>
            {connector === undefined ? (
              <TabList
                selectedValue={tab}
                onTabSelect={(_, data) => setTab(data.value as TabName)}
                aria-label="Kinds of steps"
              >
                {tabs.map((one) => (
                  <Tab key={one} value={one}>
                    {one}
                  </Tab>
                ))}
              </TabList>
            ) : null}
            <SearchBox
              className={styles.search}
              aria-label={connector === undefined ? 'Search steps' : 'Search operations'}
              placeholder="Search"
              value={search}
              onChange={(_, data) => setSearch(data.value)}
            />
            <ul className={styles.list} aria-label={connector === undefined ? `${tab} connectors` : 'Operations'}>
              {connector !== undefined
                ? connector.operations
                    .filter((one) => one.kind === operationKind && one.visibility !== 'internal' && !one.deprecated)
                    .filter((one) => finds(one.operationId, one.summary, one.description))
                    .toSorted((a, b) => Number(b.visibility === 'important') - Number(a.visibility === 'important'))
                    .map((operation) => (
                      <ChoiceRow
                        key={operation.operationId}
                        icon={<ConnectorIcon title={connector.title} icon={connector.icon} color={connector.color} />}
                        title={operationTitle(operation)}
                        detail={operation.description || `${operation.method.toUpperCase()} ${operation.path}`}
                        onChoose={() => onChooseOperation(connector, operation)}
                      />
                    ))
                : tab === 'Built-in'
                  ? builtIn
                      .filter((one) => finds(one.title, one.description, one.group))
                      .map((one, index, all) => (
                        <Fragment key={one.title}>
                          {one.group === all[index - 1]?.group ? null : (
                            <li className={styles.group}>
                              <Subtitle2>{one.group}</Subtitle2>
                            </li>
                          )}
                          <ChoiceRow
                            icon={<one.Icon />}
                            title={one.title}
                            detail={one.description}
                            onChoose={() => onChooseBuiltIn(one)}
                          />
                        </Fragment>
                      ))
                  : connectors
                      .filter((one) => one.scope === tab.toLowerCase())
                      .filter(offers)
                      .filter((one) =>
                        finds(one.name, one.title, one.description, ...one.operations.map((o) => o.summary)),
                      )
                      .map((one) => (
                        <ChoiceRow
                          key={one.apiId ?? one.name}
                          icon={<ConnectorIcon title={one.title} icon={one.icon} color={one.color} />}
                          title={one.scope === 'custom' ? one.name : one.title}
                          detail={one.description}
                          isPreview={one.preview}
                          onChoose={() => {
                            setConnector(one);
                            setSearch('');
                          }}
                        />
                      ))}
            </ul>
            {connector === undefined &&
            tab !== 'Built-in' &&
            !connectors.some((one) => one.scope === tab.toLowerCase() && offers(one)) ? (
              <Text>
                {isLoading
                  ? 'Reading connectors…'
                  : operationKind === 'trigger'
                    ? 'No connector here has a trigger.'
                    : tab === 'Custom'
                      ? 'There are no custom connectors in this subscription and region. Create one under Connectors.'
                      : 'No connector has been published in the catalogue yet.'}
              </Text>
            ) : null}
          </DialogContent>
          <DialogActions>
            {connector === undefined ? null : <Button onClick={() => setConnector(undefined)}>Back</Button>}
            <Button onClick={onClose}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
