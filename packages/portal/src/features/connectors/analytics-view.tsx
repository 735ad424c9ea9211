import { Field, makeStyles, Select } from '@fluentui/react-components';
import { DataUsageRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownDuration } from '../../ui/instants.ts';
import { type Line, LineChart } from '../../ui/line-chart.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Analytics, useAnalytics } from './use-analytics.ts';

const useStyles = makeStyles({
  span: { maxWidth: '240px' },
  charts: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))', gap: '16px' },
});

/** How the operations of a connector do for everybody who uses it: success and latency, over time and one by one. */
export function AnalyticsView({ connectorId }: { readonly connectorId: string }) {
  const styles = useStyles();
  const [days, setDays] = useState(7);
  const analytics = useAnalytics(connectorId, days);
  return (
    <>
      <Field label="Over" className={styles.span}>
        <Select value={String(days)} onChange={(_, data) => setDays(Number(data.value))}>
          <option value="1">The last 24 hours</option>
          <option value="7">The last 7 days</option>
          <option value="28">The last 28 days</option>
          <option value="90">The last 90 days</option>
        </Select>
      </Field>
      <Loaded query={analytics} what="the use">
        {(data) =>
          data.total.calls === 0 ? (
            <EmptyState icon={<DataUsageRegular />} title="Nobody called it in this time">
              Calls of workflows are counted here by operation: how many succeeded, and how long they took. Nobody sees
              whose workflows they were.
            </EmptyState>
          ) : (
            <Figures analytics={data} />
          )
        }
      </Loaded>
    </>
  );
}

const count = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 0 });
const percent = (value: number) => `${(value * 100).toLocaleString(undefined, { maximumFractionDigits: 1 })} %`;
const shownRate = (rate: number | null) => (rate === null ? '–' : percent(rate));
const shownMs = (ms: number | null) => (ms === null ? '–' : shownDuration(ms));
const hourly = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const daily = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

type Moment = Analytics['series'][number];

function Figures({ analytics }: { readonly analytics: Analytics }) {
  const styles = useStyles();
  const { every, series, operations, total } = analytics;
  const at = series.map((moment) => moment.at);
  const format = every === 'hour' ? hourly : daily;
  const line = (name: string, value: (moment: Moment) => number | null): Line => ({ name, values: series.map(value) });
  const chart = { at, showTime: (instant: string) => format.format(new Date(instant)) };
  return (
    <>
      <div className={styles.charts}>
        <Panel title="Calls" intro={`By ${every}. ${count(total.calls)} calls altogether.`}>
          <LineChart
            {...chart}
            label="Calls"
            show={count}
            lines={[
              line('All', ({ calls }) => calls),
              line(
                'Failed',
                ({ clientFailures, serverFailures, unanswered }) => clientFailures + serverFailures + unanswered,
              ),
              line('Throttled', ({ throttled }) => throttled),
            ]}
          />
        </Panel>
        <Panel
          title="Success rate"
          intro={`Of calls that were not throttled; ${shownRate(total.successRate)} altogether.`}
        >
          <LineChart
            {...chart}
            label="Success rate"
            show={percent}
            lines={[line('Succeeded', ({ successRate }) => successRate)]}
          />
        </Panel>
        <Panel title="Latency" intro="From sending a request to its whole answer.">
          <LineChart
            {...chart}
            label="Latency"
            show={shownDuration}
            lines={[line('Median', ({ msP50 }) => msP50), line('95th percentile', ({ msP95 }) => msP95)]}
          />
        </Panel>
      </div>
      <Panel
        title={`Operations (${operations.length})`}
        intro="Added up over everybody who uses the connector. Whose workflows called it is not written down."
      >
        <DataTable
          label="Operations by use"
          columns={columns}
          rows={operations}
          rowKey={({ operationId }) => operationId}
        />
      </Panel>
    </>
  );
}

const columns: readonly Column<Analytics['operations'][number]>[] = [
  {
    name: 'Operation',
    sortBy: ({ operationId }) => operationId,
    show: ({ operationId }) => operationId || 'Addresses that are no operation',
  },
  { name: 'Calls', sortBy: ({ calls }) => calls, show: ({ calls }) => count(calls) },
  {
    name: 'Success rate',
    sortBy: ({ successRate }) => successRate ?? 2,
    show: ({ successRate }) => shownRate(successRate),
  },
  { name: 'Median', sortBy: ({ msP50 }) => msP50 ?? -1, show: ({ msP50 }) => shownMs(msP50) },
  { name: '95th percentile', sortBy: ({ msP95 }) => msP95 ?? -1, show: ({ msP95 }) => shownMs(msP95) },
  { name: '4xx', sortBy: ({ clientFailures }) => clientFailures, show: ({ clientFailures }) => count(clientFailures) },
  { name: '429', sortBy: ({ throttled }) => throttled, show: ({ throttled }) => count(throttled) },
  { name: '5xx', sortBy: ({ serverFailures }) => serverFailures, show: ({ serverFailures }) => count(serverFailures) },
  { name: 'No answer', sortBy: ({ unanswered }) => unanswered, show: ({ unanswered }) => count(unanswered) },
];
