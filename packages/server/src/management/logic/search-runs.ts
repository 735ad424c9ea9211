import { recorded } from '@tenon/run';
import { type RunRecord, runs, type Scope } from '@tenon/store';
import type { PageRequest } from '../paging.ts';
import type { RunSearch } from './run-filter.ts';

/** Runs that a search found, and from where on it goes on: undefined when it has seen all. */
export interface FoundRuns {
  readonly rows: readonly RunRecord[];
  readonly after: string | undefined;
}

/** How many runs one request looks into for a value at most, and for how long. What is left is for the next page. */
const mostLookedInto = 5_000;
const longestLookMs = 1_500;
const batchSize = 200;

/**
 * The runs of a workflow that a search is about, newest first. A search by value reads the histories of the runs that
 * satisfy its other conditions, so it may answer a short page, even an empty one, and a place to go on from.
 */
export async function searchRuns(
  scope: Scope,
  workflowId: string,
  { search, page }: { readonly search: RunSearch; readonly page: PageRequest },
): Promise<FoundRuns> {
  const { where, value } = search;
  if (value === undefined) return runs(scope).page(workflowId, { where, ...page });
  const until = performance.now() + longestLookMs;
  const rows: RunRecord[] = [];
  let { after } = page;
  for (let seen = 0; seen < mostLookedInto && performance.now() < until; seen += batchSize) {
    const from = after === undefined ? {} : { after };
    const batch = await runs(scope).page(workflowId, { where, ...from, limit: batchSize });
    const names = batch.rows.map(({ runName }) => runName);
    const worthALook = await runs(scope).mentioning(names, value);
    for (const record of batch.rows) {
      if (!worthALook.has(record.runName)) continue;
      if (recorded.mentions(await runs(scope).history(record.runName), value)) rows.push(record);
      if (rows.length === page.limit) return { rows, after: record.runName };
    }
    after = batch.after;
    if (after === undefined) break;
  }
  return { rows, after };
}
