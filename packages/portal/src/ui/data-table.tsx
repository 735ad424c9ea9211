import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  table: { minWidth: '560px', tableLayout: 'auto' },
  head: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  cell: { paddingBlock: '10px', verticalAlign: 'middle', overflowWrap: 'anywhere' },
});

/** A column: its heading, what a row shows in it, and what it is sorted by when it can be. */
export interface Column<Row> {
  readonly name: string;
  readonly show: (row: Row) => ReactNode;
  readonly sortBy?: (row: Row) => string | number;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** Rows under headings; a heading whose column can be sorted is a button. Narrow screens scroll it sideways, by keyboard too. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  const styles = useStyles();
  const [sort, setSort] = useState<{ readonly name: string; readonly direction: 'ascending' | 'descending' }>();
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.name === sort?.name)?.sortBy;
    if (by === undefined) return rows;
    const factor = sort?.direction === 'descending' ? -1 : 1;
    return rows.toSorted((a, b) => factor * compare(by(a), by(b)));
  }, [rows, columns, sort]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <Table className={styles.table} aria-label={label} sortable={columns.some((column) => column.sortBy)}>
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell
                key={column.name}
                className={styles.head}
                {...(column.sortBy
                  ? {
                      sortDirection: sort?.name === column.name ? sort.direction : undefined,
                      onClick: () =>
                        setSort((old) => ({
                          name: column.name,
                          direction: old?.name === column.name && old.direction === 'ascending' ? 'descending' : 'ascending',
                        })),
                    }
                  : { button: { as: 'div', role: 'presentation', tabIndex: -1 } as never })}
              >
                {column.name}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {sorted.map((row) => (
            <TableRow key={rowKey(row)}>
              {columns.map((column) => (
                <TableCell key={column.name} className={styles.cell}>
                  {column.show(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
