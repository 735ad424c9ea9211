import type { AnswerOf, getCatalogueUse } from '@tenon/contract';
import { Facts } from './facts.tsx';

type Counted = AnswerOf<typeof getCatalogueUse>;
type Use = { readonly [Count in keyof Counted]?: Counted[Count] | undefined };

/** How much a published connector is used. */
export function UseFacts({ use }: { readonly use: Use }) {
  const { runs = 0, failedRuns = 0 } = use;
  return (
    <Facts
      facts={{
        Organizations: use.tenants,
        Connections: use.connections,
        'Connections with a problem': use.brokenConnections,
        Workflows: use.workflows,
        'Runs in 28 days': runs,
        'Runs that failed': failedRuns,
        'Success of runs': runs === 0 ? 'No runs yet' : `${(((runs - failedRuns) / runs) * 100).toFixed(1)} %`,
        'Open questions': use.openQuestions,
      }}
    />
  );
}
