import { Refusal } from '@tenon/diagnostics';
import { manage, manageNext } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';

/** How far a bulk action has come. */
export interface BulkProgress {
  readonly done: number;
  readonly refused: number;
  /** How many runs there were at its begin, where that is known. */
  readonly total: number | undefined;
  /** Why the first run that was refused was. */
  readonly reason: string | undefined;
  readonly isOver: boolean;
}

interface BulkPage {
  readonly count?: number;
  readonly value: readonly { readonly status: string; readonly error?: { readonly message?: string } }[];
  readonly nextLink?: string;
}

/** Runs that one bulk action changes at most. */
export const mostRunsAtOnce = 1_000;
const pageSize = 25;
const patienceMs = 2_000;

/** Resubmits or cancels the runs that a filter selects, page after page; tells how far it is, and ends early when `signal` says so. */
export async function changeManyRuns(
  place: WorkflowPlace,
  { action, filter }: { readonly action: 'resubmitRuns' | 'cancelRuns'; readonly filter: string },
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (progress: BulkProgress) => void },
): Promise<void> {
  const query = { $top: String(pageSize), $count: 'true', ...(filter === '' ? {} : { $filter: filter }) };
  let progress: BulkProgress = { done: 0, refused: 0, total: undefined, reason: undefined, isOver: false };
  let next: string | undefined;
  while (!progress.isOver) {
    const link: string | undefined = next;
    const page = await untilThereIsRoom(() =>
      link === undefined
        ? manage<BulkPage>('POST', `${workflowPath(place)}/${action}`, { query })
        : manageNext<BulkPage>('POST', link),
    );
    const refused = page.value.filter(({ status }) => status === 'Refused');
    const done = progress.done + page.value.length - refused.length;
    next = page.nextLink;
    progress = {
      done,
      refused: progress.refused + refused.length,
      total: page.count ?? progress.total,
      reason: progress.reason ?? refused[0]?.error?.message,
      isOver: next === undefined || signal.aborted || done >= mostRunsAtOnce,
    };
    tell(progress);
  }
}

/** A full server asks for patience. */
async function untilThereIsRoom<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'RequestsThrottled') throw error;
      await new Promise((resolve) => setTimeout(resolve, patienceMs));
    }
  }
}
