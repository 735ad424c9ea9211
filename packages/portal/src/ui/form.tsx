import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', margin: 0, minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginTop: '4px' },
});

interface FormProps {
  readonly onSubmit: () => void;
  /** The verb on the button. */
  readonly submit: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly error?: unknown;
  /** The headline of the error: "The connection could not be made." */
  readonly errorTitle: string;
  /** Stands beside the submit button. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** Fields with one button that sends them; what goes wrong is told above the button. */
export function Form({ onSubmit, submit, isBusy, isDisabled, error, errorTitle, more, children }: FormProps) {
  const styles = useStyles();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
      {error === undefined || error === null ? null : <ErrorPanel title={errorTitle} error={error} />}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          type="submit"
          disabled={isBusy || isDisabled === true}
          {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
        >
          {submit}
        </Button>
        {more}
      </div>
    </form>
  );
}
