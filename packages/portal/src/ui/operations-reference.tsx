import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type Column, DataTable } from './data-table.tsx';
import { operationTitle } from './operation-title.ts';
import { StatusBadge } from './status-badge.tsx';

/** What the reference shows of an operation. */
export interface ReferenceOperation {
  readonly operationId: string;
  readonly kind: 'action' | 'trigger';
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly visibility: string;
  readonly parameters: readonly ReferenceParameter[];
  readonly responses: readonly {
    readonly status: string;
    readonly description: string;
    readonly type: string | null;
  }[];
}

interface ReferenceParameter {
  readonly name: string;
  readonly in: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: string;
}

const useStyles = makeStyles({
  item: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    marginBottom: '8px',
  },
  panel: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '4px 8px 20px' },
  head: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center', paddingBlock: '8px' },
  path: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  responses: { margin: 0, paddingLeft: '20px' },
});

const columns: readonly Column<ReferenceParameter>[] = [
  { name: 'Name', show: (parameter) => parameter.label || parameter.name },
  { name: 'Key', show: (parameter) => parameter.name },
  { name: 'Required', show: (parameter) => (parameter.required ? 'Yes' : 'No') },
  { name: 'Type', show: (parameter) => `${parameter.type} in ${parameter.in}` },
  { name: 'Description', show: (parameter) => parameter.description },
];

/** All operations with their parameters and responses, to look things up. */
export function OperationsReference({ operations }: { readonly operations: readonly ReferenceOperation[] }) {
  const styles = useStyles();
  return (
    <Accordion multiple collapsible defaultOpenItems={operations.slice(0, 1).map((operation) => operation.operationId)}>
      {operations
        .filter((operation) => operation.visibility !== 'internal')
        .map((operation) => (
          <AccordionItem key={operation.operationId} value={operation.operationId} className={styles.item}>
            <AccordionHeader as="h3">
              <div className={styles.head}>
                <Text weight="semibold">{operationTitle(operation)}</Text>
                <StatusBadge status={operation.kind} />
                {operation.deprecated ? <StatusBadge status="deprecated" /> : null}
                <span className={styles.path}>
                  {operation.method.toUpperCase()} {operation.path}
                </span>
              </div>
            </AccordionHeader>
            <AccordionPanel>
              <div className={styles.panel}>
                <Text>{operation.description || 'No description.'}</Text>
                {operation.parameters.length === 0 ? (
                  <Text>It takes no parameters.</Text>
                ) : (
                  <DataTable
                    label={`Parameters of ${operation.operationId}`}
                    columns={columns}
                    rows={operation.parameters}
                    rowKey={(parameter) => `${parameter.in} ${parameter.name}`}
                  />
                )}
                <div>
                  <Text weight="semibold">Answers</Text>
                  <ul className={styles.responses}>
                    {operation.responses.map((response) => (
                      <li key={response.status}>
                        <strong>{response.status}</strong> {response.description}
                        {response.type === null ? '' : ` (${response.type})`}
                      </li>
                    ))}
                  </ul>
                </div>
              </div>
            </AccordionPanel>
          </AccordionItem>
        ))}
    </Accordion>
  );
}
