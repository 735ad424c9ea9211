import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { describePlace } from './diagnostic-list.tsx';
import type { FoundPlace } from './finding-group.ts';
import type { FindingActions } from './finding-groups.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'center', minWidth: 0 },
  place: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  message: { flexBasis: '100%', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface PlaceRowProps {
  readonly rule: string;
  readonly found: FoundPlace;
  readonly actions: FindingActions;
  /** What is said of this place alone. */
  readonly message?: string;
}

/** One place of a finding: the way there, its repair, and the way to answer for it instead. */
export function PlaceRow({ rule, found, actions, message }: PlaceRowProps) {
  const styles = useStyles();
  const { place, repair } = found;
  const where = describePlace(place);
  const name = place.pointer ?? where;
  const { linkTo, onRepair, onSuppress } = actions;
  return (
    <div className={styles.row}>
      {message === undefined ? null : <span className={styles.message}>{message}</span>}
      <span className={styles.place} title={place.pointer}>
        {linkTo ? linkTo(place, where) : where}
      </span>
      {place.pointer === undefined || place.pointer === '' ? null : (
        <span className={styles.place}>{lastParts(place.pointer)}</span>
      )}
      {repair && onRepair ? (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${repair.label} at ${name}`}
          onClick={() => onRepair(repair)}
        >
          {repair.label}
        </Button>
      ) : null}
      {onSuppress ? (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`Suppress ${rule} at ${name}`}
          onClick={() => onSuppress(rule, found)}
        >
          Suppress here…
        </Button>
      ) : null}
    </div>
  );
}

/** The end of a pointer as a person reads it: the last two names. */
function lastParts(pointer: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.slice(-2).join(' › ');
}
