import { Caption1, makeStyles, Subtitle2 } from '@fluentui/react-components';
import { shownInstant } from '../../ui/instants.ts';
import { JsonViewer } from '../../ui/json-viewer.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ConnectorCode } from './use-code.ts';

const useStyles = makeStyles({
  entry: { display: 'flex', flexDirection: 'column', gap: '6px', marginBottom: '12px', minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', gap: '10px', alignItems: 'baseline' },
  heading: { margin: 0, overflowWrap: 'anywhere' },
});

/** What the code of a connector logged in the newest calls of runs. */
export function CodeLogs({ logs }: { readonly logs: ConnectorCode['logs'] }) {
  const styles = useStyles();
  if (logs.length === 0) return null;
  return (
    <Panel title="Logs" intro="What the code logged in the newest calls of runs. A test shows its own lines.">
      {logs.map((log) => (
        <section key={`${log.createdAt} ${log.runName} ${log.call}`} className={styles.entry} aria-label={log.call}>
          <div className={styles.head}>
            <Subtitle2 as="h3" className={styles.heading}>
              {log.call}
            </Subtitle2>
            <Caption1>
              {shownInstant(log.createdAt)} · run {log.runName}
            </Caption1>
          </div>
          <JsonViewer label={`Lines of ${log.call}`} value={log.lines.join('\n')} />
        </section>
      ))}
    </Panel>
  );
}
