import { makeStyles, Text } from '@fluentui/react-components';
import { shownInstant } from '../../../ui/instants.ts';
import { ContentView } from './content-view.tsx';
import type { ActionRecord, TriggerRecord } from './run-types.ts';

const useStyles = makeStyles({
  contents: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))', gap: '16px' },
  attempts: { margin: 0, paddingLeft: '20px' },
});

interface RecordDetailsProps {
  readonly record: ActionRecord | TriggerRecord;
}

/** What went into a step and what came out, why it failed, and each attempt. */
export function RecordDetails({ record }: RecordDetailsProps) {
  const styles = useStyles();
  const { error } = record;
  const attempts = 'retryHistory' in record ? (record.retryHistory ?? []) : [];
  return (
    <>
      {error?.message === undefined ? null : (
        <Text>
          <strong>{error.code}</strong>: {error.message}
        </Text>
      )}
      <div className={styles.contents}>
        <ContentView
          label="Inputs"
          link={record.inputsLink}
          inline={record.inputs}
          secured={record.secureData?.properties}
        />
        <ContentView
          label="Outputs"
          link={record.outputsLink}
          inline={record.outputs}
          secured={record.secureData?.properties}
        />
      </div>
      {attempts.length > 0 ? (
        <div>
          <Text weight="semibold">
            {attempts.length === 1 ? 'One attempt before the last' : `${attempts.length} attempts before the last`}
          </Text>
          <ol className={styles.attempts}>
            {attempts.map((attempt) => (
              <li key={`${attempt.startTime} ${attempt.endTime}`}>
                {shownInstant(attempt.startTime)} · {attempt.code}
                {attempt.error?.error?.message ? `: ${attempt.error.error.message}` : ''}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </>
  );
}
