import { recorded } from '@tenon/run';
import { type RunRecord, runBodies, runs, type Scope } from '@tenon/store';
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
const usualBatch = 200;
/** Stored bodies of one run that are looked into at most. */
const mostBodies = 100;

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
  let batchSize = usualBatch;
  for (let seen = 0; seen < mostLookedInto && performance.now() < until; ) {
    const from = after === undefined ? {} : { after };
    const batch = await runs(scope).page(workflowId, { where, ...from, limit: batchSize });
    const names = batch.rows.map(({ runName }) => runName);
    const worthALook = await runs(scope).mentioning(names, value);
    if (worthALook === undefined && batchSize > 1) {
      // These runs hold much: fewer of them at a time, so that the search comes on.
      batchSize = Math.ceil(batchSize / 8);
      continue;
    }
    seen += batchSize;
    for (const record of batch.rows) {
      if (worthALook?.has(record.runName) === false) continue;
      if (await mentions(scope, record.runName, value)) rows.push(record);
      if (rows.length === page.limit) return { rows, after: record.runName };
    }
    after = batch.after;
    if (after === undefined) break;
  }
  return { rows, after };
}

/** Whether a text stands in what a run holds, or in the beginnings of the large bodies that are stored beside it. */
async function mentions(scope: Scope, runName: string, text: string): Promise<boolean> {
  const history = await runs(scope).history(runName);
  if (recorded.mentions(history, text)) return true;
  for (const content of recorded.storedContents(history).slice(0, mostBodies)) {
    const key = { runName, body: content.id };
    const bytes = await runBodies(scope).beginning(key, recorded.lookedIntoBytes);
    if (bytes !== undefined && recorded.storedMentions(content, bytes.toString('utf8'), text)) return true;
  }
  return false;
}
