import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';

/** What a tab of the wizard has not sent yet. It may refuse; then the wizard stays where it is. */
type Save = () => Promise<unknown>;

interface PendingSave {
  register(save: Save | undefined): void;
  /** Saves what the tab in front has not sent; does nothing when there is nothing. */
  flush(): Promise<void>;
  /** Whether there is anything that was not sent. */
  isWaiting(): boolean;
}

const Context = createContext<PendingSave | undefined>(undefined);

/** Lets the tab in front tell the wizard what is still unsaved, so that moving on never loses anything. */
export function PendingSaveProvider({ children }: { readonly children: ReactNode }) {
  const current = useRef<Save>(undefined);
  const pending = useMemo<PendingSave>(
    () => ({
      register(save) {
        current.current = save;
      },
      async flush() {
        await current.current?.();
      },
      isWaiting: () => current.current !== undefined,
    }),
    [],
  );
  return <Context value={pending}>{children}</Context>;
}

/** The unsaved work of the tab in front. */
export function usePendingSave(): PendingSave {
  const pending = use(Context);
  if (pending === undefined) throw new Error('usePendingSave needs a PendingSaveProvider above it.');
  return pending;
}

/** Registers how to save this tab while `isDirty`. */
export function useSaveBeforeLeaving(isDirty: boolean, save: Save): void {
  const { register } = usePendingSave();
  useEffect(() => {
    register(isDirty ? save : undefined);
    return () => register(undefined);
  });
}
