import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { Refusal } from '@tenon/diagnostics';
import { DiagnosticList } from './diagnostic-list.tsx';

const useStyles = makeStyles({
  wrap: { display: 'flex', flexDirection: 'column', gap: '8px' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', paddingBlock: '8px' },
});

interface ErrorPanelProps {
  readonly error: unknown;
  /** What was being done, as a headline: "The connector could not be created". */
  readonly title: string;
  readonly onRetry?: () => void;
}

/** What went wrong, with everything the server said about it: message, code and diagnostics with their places. */
export function ErrorPanel({ error, title, onRetry }: ErrorPanelProps) {
  const styles = useStyles();
  const diagnostics = error instanceof Refusal ? error.diagnostics : [];
  return (
    <div role="alert" className={styles.wrap}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody className={styles.body}>
          <MessageBarTitle>{title}</MessageBarTitle> {describeError(error)}
        </MessageBarBody>
        {onRetry ? (
          <MessageBarActions>
            <Button onClick={onRetry}>Try again</Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
      {diagnostics.length > 0 ? <DiagnosticList diagnostics={diagnostics} /> : null}
    </div>
  );
}

/** The sentence of an error, with the stable code of a refusal. */
export function describeError(error: unknown): string {
  if (error instanceof Refusal) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
