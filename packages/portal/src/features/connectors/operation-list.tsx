import { Badge, Caption1, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Operation } from './use-connector.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    maxHeight: '560px',
    overflowY: 'auto',
  },
  button: {
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    alignItems: 'flex-start',
    textAlign: 'start',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    "&[aria-pressed='true']": {
      border: `1px solid ${tokens.colorBrandStroke1}`,
      backgroundColor: tokens.colorBrandBackground2,
    },
  },
  path: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface OperationListProps {
  readonly operations: readonly Operation[];
  readonly chosen: string;
  readonly onChoose: (operationId: string) => void;
}

/** The operations of a connector, one of them chosen; many can be searched. */
export function OperationList({ operations, chosen, onChoose }: OperationListProps) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const found = operations.filter((one) =>
    `${one.operationId} ${one.summary} ${one.path}`.toLowerCase().includes(words),
  );
  return (
    <div className={styles.side}>
      {operations.length > 8 ? (
        <SearchBox
          aria-label="Search operations"
          placeholder={`Search ${operations.length} operations`}
          value={search}
          onChange={(_, data) => setSearch(data.value)}
        />
      ) : null}
      <ul className={styles.list} aria-label="Operations">
        {found.map((operation) => (
          <li key={operation.operationId}>
            <button
              type="button"
              className={styles.button}
              aria-pressed={operation.operationId === chosen}
              onClick={() => onChoose(operation.operationId)}
            >
              <strong>{operation.operationId}</strong>
              <span className={styles.path}>
                {operation.method.toUpperCase()} {operation.path}
              </span>
              {operation.summary === '' ? (
                <Badge appearance="tint" color="warning">
                  No summary
                </Badge>
              ) : (
                <Caption1>{operation.summary}</Caption1>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
