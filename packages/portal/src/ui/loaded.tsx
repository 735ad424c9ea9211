import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel.tsx';
import { Loading } from './loading.tsx';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  /** What is being read: "connectors". Used in "Reading connectors…" and "Could not read connectors". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

/** Shows what a query answered, and while there is no answer yet, that it is being read or why it could not be. */
export function Loaded<T>({ query, what, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return <ErrorPanel title={`Could not read ${what}.`} error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading label={`Reading ${what}…`} />;
}
