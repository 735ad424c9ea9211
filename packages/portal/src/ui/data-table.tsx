import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useMemo, useState } from 'react';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  table: { width: '100%', minWidth: '560px', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300 },
  head: {
    textAlign: 'start',
    padding: '10px 16px',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    padding: '2px 4px',
    margin: '-2px -4px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  cell: {
    padding: '10px 16px',
    verticalAlign: 'middle',
    overflowWrap: 'anywhere',
    minWidth: '72px',
    ':first-child': { minWidth: '150px' },
  },
});

/** A column: its heading, what a row shows in it, and what it is sorted by when it can be. */
export interface Column<Row> {
  readonly name: string;
  readonly show: (row: Row) => ReactNode;
  readonly sortBy?: (row: Row) => string | number;
}

interface Sorting {
  readonly name: string;
  readonly direction: 'ascending' | 'descending';
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** Rows under headings; the heading of a column that can be sorted is a button. Narrow screens scroll it sideways, by keyboard too. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  const styles = useStyles();
  const [sorting, setSorting] = useState<Sorting>();
  const sorted = useMemo(() => {
    const by = columns.find((column) => column.name === sorting?.name)?.sortBy;
    if (by === undefined) return rows;
    const factor = sorting?.direction === 'descending' ? -1 : 1;
    return rows.toSorted((a, b) => factor * compare(by(a), by(b)));
  }, [rows, columns, sorting]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={`${label}, scrolls sideways`} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)} className={styles.row}>
              {columns.map((column) => (
                <td key={column.name} className={styles.cell}>
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}

function Heading<Row>({ column, sorting, onSort }: HeadingProps<Row>) {
  const styles = useStyles();
  if (column.sortBy === undefined) {
    return (
      <th scope="col" className={styles.head}>
        {column.name}
      </th>
    );
  }
  const direction = sorting?.name === column.name ? sorting.direction : undefined;
  const Arrow =
    direction === undefined ? ArrowSortRegular : direction === 'ascending' ? ArrowSortUpRegular : ArrowSortDownRegular;
  return (
    <th scope="col" className={styles.head} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ name: column.name, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
      >
        {column.name}
        <Arrow aria-hidden="true" />
      </button>
    </th>
  );
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
