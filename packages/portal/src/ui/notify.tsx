import { Toast, ToastBody, Toaster, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';

const toasterId = 'tenon-toasts';

/** Where toasts appear; once, near the root. */
export function Notifications() {
  return <Toaster toasterId={toasterId} position="bottom-end" />;
}

/** Tells what was done (never the only place where an error is told: errors stay on the page). */
export function useNotify(): (title: string, detail?: string) => void {
  const { dispatchToast } = useToastController(toasterId);
  return useCallback(
    (title, detail) => {
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {detail ? <ToastBody>{detail}</ToastBody> : null}
        </Toast>,
        { intent: 'success', timeout: 5000 },
      );
    },
    [dispatchToast],
  );
}
