import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { describeError } from '../error-panel.tsx';

interface LookupFailureProps {
  /** What could not be loaded, as a sentence. */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What the button does, where its words alone do not say of what. */
  readonly retryLabel?: string;
}

/** An API did not tell what an input may be; it is asked again with a button. */
export function LookupFailure({ title, error, onRetry, retryLabel }: LookupFailureProps) {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {title} {describeError(error)}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onRetry} {...(retryLabel === undefined ? {} : { 'aria-label': retryLabel })}>
          Try again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
