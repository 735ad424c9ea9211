import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';

/** For a page that could not be shown at all. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="This page could not be shown">
      <ErrorPanel title="Something went wrong." error={error} onRetry={reset} />
    </Page>
  );
}
