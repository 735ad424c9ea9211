import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useBlocker } from '@tanstack/react-router';

interface AskBeforeLeavingProps {
  /** Whether something would be lost. */
  readonly isDirty: () => boolean;
  /** Tries to save it first; answers whether it is safe to go. */
  readonly saveFirst?: () => Promise<boolean>;
}

/** Keeps work from being lost: leaving the page saves it where that is possible, and asks where it is not. */
export function AskBeforeLeaving({ isDirty, saveFirst }: AskBeforeLeavingProps) {
  const blocker = useBlocker({
    shouldBlockFn: async () => isDirty() && !(await saveFirst?.()),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Leave without saving?</DialogTitle>
          <DialogContent>What you changed on this page since it was saved last is lost when you leave.</DialogContent>
          <DialogActions fluid>
            <Button onClick={blocker.proceed}>Leave without saving</Button>
            <Button appearance="primary" onClick={blocker.reset}>
              Stay
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
