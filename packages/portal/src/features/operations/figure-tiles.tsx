import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import type { Operations } from './use-operations.ts';

const useStyles = makeStyles({
  tiles: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 170px), 1fr))',
    gap: '16px',
  },
  tile: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    gap: '2px',
    padding: '16px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  value: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** How things stand now, over all processes. */
export function FigureTiles({ operations }: { readonly operations: Operations }) {
  const styles = useStyles();
  const { runs, queues, workers, connections } = operations;
  const ready = queues.reduce((sum, queue) => sum + queue.ready, 0);
  const oldest = Math.max(0, ...queues.map((queue) => queue.oldestSeconds));
  const silent = workers.filter((worker) => worker.isSilent).length;
  const tiles = [
    { name: 'Runs in memory', value: runs.carried, hint: `${runs.asleep} asleep, ${runs.waiting} wait for their turn` },
    {
      name: 'Runs overdue',
      value: runs.overdue,
      hint: runs.overdue === 0 ? 'Every run that is due was taken' : 'Due for over 10 s: more workers are needed',
    },
    {
      name: 'Queue depth',
      value: ready,
      hint: ready === 0 ? 'Nothing waits' : `The oldest for ${Math.round(oldest)} s`,
    },
    {
      name: 'Workers',
      value: workers.length - silent,
      hint: silent === 0 ? 'All give signs of life' : `${silent} silent`,
    },
    {
      name: 'Database connections',
      value: connections.total,
      hint: connections.waiting === 0 ? `${connections.idle} idle` : `${connections.waiting} requests wait for one`,
    },
  ];
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, value, hint }) => (
        <div key={name} className={styles.tile}>
          <dt>
            <Text weight="semibold">{name}</Text>
            <br />
            <Text size={200} className={styles.hint}>
              {hint}
            </Text>
          </dt>
          <dd className={styles.value}>
            <Title2>{value.toLocaleString()}</Title2>
          </dd>
        </div>
      ))}
    </dl>
  );
}
