import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { RouterButton } from '../../ui/router-link.tsx';
import { useHomeCounts } from './use-home-counts.ts';

const useStyles = makeStyles({
  steps: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  step: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) auto',
    gap: '4px 12px',
    alignItems: 'center',
    paddingBlock: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
    '@media (max-width: 640px)': { gridTemplateColumns: '28px minmax(0, 1fr)' },
  },
  mark: { fontSize: '24px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  text: { color: tokens.colorNeutralForeground2 },
});

/** What to do next, on the example API that is started beside the server. Gone once everything was done. */
export function FirstSteps() {
  const counts = useHomeCounts().data;
  const styles = useStyles();
  if (counts === undefined || (counts.connectors > 0 && counts.workflows > 0)) return null;
  return (
    <Panel
      title="First steps"
      intro="The example Print Framer API runs beside this server: GET /api/values/{Height}/{Width} answers what a picture frame costs. Its address was printed when the server started, and its definition is examples/print-framer/v1/swagger.json."
    >
      <ol className={styles.steps}>
        <Step
          isDone={counts.connectors > 0}
          title="Turn an API into a connector"
          action={
            <RouterButton to="/connectors/new" appearance={counts.connectors > 0 ? 'secondary' : 'primary'}>
              Import a definition
            </RouterButton>
          }
        >
          Import its definition file, say where the API is, test an operation, and create the connector.
        </Step>
        <Step
          isDone={counts.workflows > 0}
          title="Use it in a workflow"
          action={
            <RouterButton to="/workflows/new" appearance={counts.connectors > 0 ? 'primary' : 'secondary'}>
              Create a workflow
            </RouterButton>
          }
        >
          Start on an HTTP request, call the connector with values from the request, and answer with the result.
        </Step>
        <Step
          isDone={false}
          title="Invite the people you work with"
          action={
            <RouterButton to="/organization/{-$section}" params={{ section: 'members' }}>
              Invite members
            </RouterButton>
          }
        >
          They see your connectors without any further step, as long as they share subscription and region with you.
        </Step>
      </ol>
    </Panel>
  );
}

interface StepProps {
  readonly isDone: boolean;
  readonly title: string;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Step({ isDone, title, action, children }: StepProps) {
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <span
        className={isDone ? `${styles.mark} ${styles.done}` : styles.mark}
        role="img"
        aria-label={isDone ? 'Done' : 'To do'}
      >
        {isDone ? <CheckmarkCircleFilled /> : <CircleRegular />}
      </span>
      <div>
        <Text weight="semibold" block>
          {title}
        </Text>
        <Caption1 className={styles.text}>{children}</Caption1>
      </div>
      <div>{action}</div>
    </li>
  );
}
