import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { ErrorPanel } from './error-panel.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, with what depends on it. */
  readonly children: ReactNode;
  /** The verb on the button: "Delete connector". */
  readonly confirm: string;
  /** Does it; the dialog stays open with the reason when it fails. */
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly isDisabled?: boolean;
}

/** Asks before something that cannot be undone, or gathers a few values first. */
export function ConfirmDialog({ title, children, confirm, onConfirm, onClose, isDisabled }: ConfirmDialogProps) {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const carryOut = async () => {
    setState({ busy: true });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => data.open || state.busy || onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void carryOut();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              {children}
              {state.error === undefined ? null : <ErrorPanel title="That did not work." error={state.error} />}
            </DialogContent>
            <DialogActions fluid>
              <Button onClick={onClose} disabled={state.busy}>
                Cancel
              </Button>
              <Button
                appearance="primary"
                type="submit"
                disabled={state.busy || isDisabled === true}
                {...(state.busy ? { icon: <Spinner size="tiny" /> } : {})}
              >
                {confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
