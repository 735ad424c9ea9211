import { makeStyles } from '@fluentui/react-components';
import { shownDuration } from '../../ui/instants.ts';
import { type Line, LineChart } from '../../ui/line-chart.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Operations } from './use-operations.ts';

const useStyles = makeStyles({
  charts: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))', gap: '16px' },
});

type Sample = Operations['samples'][number];
type Field = Exclude<keyof Sample, 'at'>;

interface Chart {
  readonly title: string;
  readonly intro: string;
  readonly lines: readonly (readonly [name: string, field: Field])[];
  readonly show: (value: number) => string;
}

const count = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 1 });
const megabytes = (value: number) => `${Math.round(value)} MB`;

function chartsOf(everySeconds: number): readonly Chart[] {
  return [
    {
      title: 'Runs',
      intro: `Started and ended in ${everySeconds} seconds.`,
      lines: [
        ['Started', 'runsStarted'],
        ['Failed', 'runsFailed'],
        ['In memory', 'inMemory'],
      ],
      show: count,
    },
    {
      title: 'Run latency',
      intro: 'From the start of a run to its end, waiting included.',
      lines: [
        ['Median', 'runMsP50'],
        ['95th percentile', 'runMsP95'],
      ],
      show: shownDuration,
    },
    {
      title: 'Journal flush',
      intro: 'How long it takes to make events durable; 95th percentile.',
      lines: [['Duration', 'flushMsP95']],
      show: shownDuration,
    },
    {
      title: 'Runs per flush',
      intro: 'Runs whose events share one flush: the busier, the more.',
      lines: [['Runs', 'flushWrites']],
      show: count,
    },
    {
      title: 'Outgoing requests',
      intro: `Sent to other people's APIs in ${everySeconds} seconds.`,
      lines: [
        ['Sent', 'egress'],
        ['Failed', 'egressFailed'],
      ],
      show: count,
    },
    {
      title: 'Outgoing latency',
      intro: 'Redirects and body included; 95th percentile.',
      lines: [['Duration', 'egressMsP95']],
      show: shownDuration,
    },
    {
      title: 'Calls',
      intro: `HTTP requests that came in, in ${everySeconds} seconds.`,
      lines: [
        ['Answered', 'requests'],
        ['Failed here', 'requestsFailed'],
      ],
      show: count,
    },
    {
      title: 'Memory',
      intro: 'Of this process, without PostgreSQL.',
      lines: [['Resident', 'memoryMb']],
      show: megabytes,
    },
  ];
}

/** The last half hour of the process that answers, as charts. */
export function OperationCharts({ operations }: { readonly operations: Operations }) {
  const styles = useStyles();
  const { samples, everySeconds } = operations;
  const at = samples.map((sample) => sample.at);
  return (
    <div className={styles.charts}>
      {chartsOf(everySeconds).map(({ title, intro, lines, show }) => (
        <Panel key={title} title={title} intro={intro}>
          <LineChart label={title} at={at} lines={lines.map((line) => toLine(line, samples))} show={show} />
        </Panel>
      ))}
    </div>
  );
}

function toLine([name, field]: readonly [string, Field], samples: readonly Sample[]): Line {
  return { name, values: samples.map((sample) => sample[field]) };
}
