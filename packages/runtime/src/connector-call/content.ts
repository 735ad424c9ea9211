import { createByteBudget, uncountedBytes, usualBodyBytes } from '../bodies/byte-budget.ts';
import { withOpened } from '../bodies/with-opened.ts';
import { takeBody } from '../egress/take-body.ts';
import { readContent } from './read-content.ts';
import { writeContent } from './write-content.ts';

/**
 * Bodies of requests and answers as values of the definition language, and back (semantics 7.2 and 9.5), and the memory that large ones
 * may take on their way: what belongs together, under one name.
 */
export const content: {
  readonly read: typeof readContent;
  readonly write: typeof writeContent;
  readonly take: typeof takeBody;
  readonly withOpened: typeof withOpened;
  readonly newBudget: typeof createByteBudget;
  readonly usualBudget: number;
  readonly uncountedBytes: number;
} = {
  read: readContent,
  write: writeContent,
  take: takeBody,
  withOpened,
  newBudget: createByteBudget,
  usualBudget: usualBodyBytes,
  uncountedBytes,
};
