import { Text } from '@fluentui/react-components';
import { DataTable } from '../../ui/data-table.tsx';
import { shownDuration, shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { OperationCharts } from './operation-charts.tsx';
import { type Operations, useOperations } from './use-operations.ts';

/** How the instance does, for its operator: now, and in the last half hour. */
export function OperationsPage() {
  const operations = useOperations();
  return (
    <Page
      title="Operations"
      intro="How this instance does, looked up every five seconds. The figures at the top are of all processes; the charts are of the process that answered, over the last half hour. Prometheus reads the same at /metrics."
    >
      <Loaded query={operations} what="the figures">
        {(data) => (
          <>
            <FigureTiles operations={data} />
            {data.samples.length === 0 ? (
              <Panel title="Charts">
                <Text>The first figures are there {data.everySeconds} seconds after the start.</Text>
              </Panel>
            ) : (
              <OperationCharts operations={data} />
            )}
            <Workers operations={data} />
            <Queues operations={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Workers({ operations }: { readonly operations: Operations }) {
  return (
    <Panel title="Workers" intro={`Version ${operations.version}, here since ${shownInstant(operations.startedAt)}.`}>
      <DataTable
        label="Workers"
        rows={operations.workers}
        rowKey={({ worker }) => String(worker)}
        columns={[
          { name: 'Worker', show: ({ worker }) => worker, sortBy: ({ worker }) => worker },
          { name: 'Regions', show: ({ regions }) => regions.join(', ') },
          { name: 'Runs in memory', show: ({ runs }) => runs, sortBy: ({ runs }) => runs },
          { name: 'Since', show: ({ startedAt }) => shownInstant(startedAt), sortBy: ({ startedAt }) => startedAt },
          {
            name: 'Last sign of life',
            show: ({ silentSeconds, isSilent }) =>
              `${shownDuration(silentSeconds * 1_000)} ago${isSilent ? ': taken for dead' : ''}`,
          },
        ]}
      />
    </Panel>
  );
}

function Queues({ operations }: { readonly operations: Operations }) {
  return (
    <Panel title="Queues" intro="Wake-ups of runs and of triggers, by region.">
      <DataTable
        label="Queues"
        rows={operations.queues}
        rowKey={({ topic, region }) => `${topic}.${region}`}
        columns={[
          { name: 'Queue', show: ({ topic, region }) => `${topic}, ${region}` },
          { name: 'Due', show: ({ ready }) => ready, sortBy: ({ ready }) => ready },
          { name: 'Oldest', show: ({ oldestSeconds }) => shownDuration(oldestSeconds * 1_000) },
          { name: 'Not due yet', show: ({ sleeping }) => sleeping, sortBy: ({ sleeping }) => sleeping },
          { name: 'Being taken', show: ({ active }) => active },
          { name: 'Given up', show: ({ failed }) => failed },
        ]}
      />
    </Panel>
  );
}
