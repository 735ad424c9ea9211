import { type Value, values } from '@tenon/definition';
import type { RequestOutcome } from '../effects.ts';
import { type ByteBudget, type ByteClaim, streamBytes } from './byte-budget.ts';

/** Sends a request; one with a stored body when it is its turn. */
export type SendInTurn = (
  body: Value | undefined,
  claim: ByteClaim,
  send: () => Promise<RequestOutcome>,
) => Promise<RequestOutcome>;

/**
 * Lets a few requests with stored bodies be under way at once, of each tenant one in turn: all together would share the way to the database, and
 * none would be done in its time. The budget is one of its own, for these requests wait for their answers.
 */
export function createSendInTurn(budget: ByteBudget): SendInTurn {
  return async (body, claim, send) => {
    if (!values.isStored(body)) return send();
    const lease = await budget.take(streamBytes, claim);
    if (lease === undefined) {
      return { failure: { code: 'cancelled', message: 'The request was cancelled.', retry: false } };
    }
    try {
      return await send();
    } finally {
      lease.release();
    }
  };
}
