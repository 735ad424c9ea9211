import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import type { FindingGroup, FoundPlace } from './finding-group.ts';
import { PlaceRow } from './place-row.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import type { ShownDiagnostic, ShownPlace } from './shown-diagnostic.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '10px',
    padding: '12px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  body: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  message: { overflowWrap: 'anywhere' },
  remedy: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  rule: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', alignItems: 'center' },
  places: {
    listStyle: 'none',
    margin: '4px 0 0',
    padding: '0 0 0 12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    maxHeight: '420px',
    overflowY: 'auto',
  },
});

/** What a page lets people do with findings. */
export interface FindingActions {
  /** The place as a link or a button that goes there. */
  readonly linkTo?: (place: ShownPlace, words: string) => ReactNode;
  readonly onRepair?: (repair: NonNullable<ShownDiagnostic['repair']>) => void;
  readonly onSuppress?: (rule: string, place: FoundPlace) => void;
  /** Shows all places of a group that knows only some; without it those that are known are shown. */
  readonly morePlaces?: (group: FindingGroup) => ReactNode;
}

/** Findings by rule: what is wrong in one sentence, and all its places when it is opened. */
export function FindingGroups({ groups, ...actions }: { readonly groups: readonly FindingGroup[] } & FindingActions) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Findings">
      {groups.map((group) => (
        <Group key={group.rule} group={group} actions={actions} />
      ))}
    </ul>
  );
}

function Group({ group, actions }: { readonly group: FindingGroup; readonly actions: FindingActions }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const placesId = useId();
  const { rule, severity, message, remedy, count, known, repair } = group;
  const [only] = known;
  const { onRepair } = actions;
  return (
    <li className={styles.item}>
      <SeverityIcon severity={severity} />
      <div className={styles.body}>
        <div className={styles.message}>{message}</div>
        {remedy ? <div className={styles.remedy}>{remedy}</div> : null}
        <div className={styles.actions}>
          {count > 1 ? (
            <Button
              size="small"
              icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
              aria-expanded={isOpen}
              aria-controls={placesId}
              aria-label={`${isOpen ? 'Hide' : 'Show'} ${count} places of ${rule}`}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Hide' : 'Show'} {count} places
            </Button>
          ) : null}
          {count > 1 && repair && onRepair ? (
            <Button size="small" aria-label={`${repair.label} of ${rule}`} onClick={() => onRepair(repair)}>
              {repair.label}
            </Button>
          ) : null}
          {count === 1 && only ? <PlaceRow rule={rule} found={only} actions={actions} /> : null}
          <span className={styles.rule}>{rule}</span>
        </div>
        {isOpen ? (
          <div id={placesId}>
            {actions.morePlaces ? (
              actions.morePlaces(group)
            ) : (
              <PlaceList group={group} places={known} actions={actions} />
            )}
          </div>
        ) : null}
      </div>
    </li>
  );
}

interface PlaceListProps {
  readonly group: FindingGroup;
  readonly places: readonly FoundPlace[];
  readonly actions: FindingActions;
}

/** The places of one rule. */
export function PlaceList({ group, places, actions }: PlaceListProps) {
  const styles = useStyles();
  const hidden = group.count - places.length;
  return (
    <>
      <ul className={styles.places} aria-label={`Places of ${group.rule}`}>
        {places.map((found, at) => (
          <li key={`${found.place.file ?? ''} ${found.place.pointer ?? ''} ${found.place.line ?? ''} ${found.message}`}>
            <PlaceRow
              rule={group.rule}
              found={found}
              actions={actions}
              {...(found.message === (places[at - 1]?.message ?? group.message) ? {} : { message: found.message })}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && !actions.morePlaces ? <span className={styles.remedy}>… and {hidden} more places.</span> : null}
    </>
  );
}
