import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { SeverityIcon } from './severity-icon.tsx';
import type { ShownDiagnostic, ShownPlace } from './shown-diagnostic.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '10px',
    padding: '10px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  message: { overflowWrap: 'anywhere' },
  remedy: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
});

interface DiagnosticListProps {
  readonly diagnostics: readonly ShownDiagnostic[];
  /** Goes to the place in an editor; without it places are only shown. */
  readonly onGoTo?: (place: ShownPlace) => void;
}

/** Diagnostics as people read them: what is wrong, where, and what to do about it. */
export function DiagnosticList({ diagnostics, onGoTo }: DiagnosticListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Findings">
      {diagnostics.map((diagnostic) => {
        const { place, severity } = diagnostic;
        const where = place === undefined ? '' : describePlace(place);
        return (
          <li key={`${diagnostic.code} ${where} ${place?.pointer ?? ''} ${diagnostic.message}`} className={styles.item}>
            <SeverityIcon severity={severity} />
            <div>
              <div className={styles.message}>{diagnostic.message}</div>
              {diagnostic.remedy ? <div className={styles.remedy}>{diagnostic.remedy}</div> : null}
              <div className={styles.meta}>
                {where && place ? (
                  onGoTo ? (
                    <Link as="button" onClick={() => onGoTo(place)}>
                      {where}
                    </Link>
                  ) : (
                    <span>{where}</span>
                  )
                ) : null}
                <span>{diagnostic.code}</span>
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A place in words: file, line and column, or the pointer when there is no line. */
export function describePlace(place: ShownPlace): string {
  const line =
    place.line === undefined ? undefined : `line ${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  return [place.file, line ?? place.pointer].filter((part) => part !== undefined && part !== '').join(', ');
}
