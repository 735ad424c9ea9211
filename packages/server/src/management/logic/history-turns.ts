import { content } from '@tenon/runtime';
import { armRefusal } from '../arm-codes.ts';

/** Lets few requests look through histories at once, so that the others always find a connection to the database. */
export interface HistoryTurns {
  /** Reads as soon as it is this tenant's turn. Refuses when too many of its requests wait already. */
  take<T>(tenantId: string, read: () => Promise<T>): Promise<T>;
}

/** Of the ten connections that a process has for requests unless told. */
const mostAtOnce = 3;
const mostWaitingOfTenant = 50;

/** Makes turns of which none is taken. They go round the tenants. */
export function createHistoryTurns(): HistoryTurns {
  const turns = content.newBudget(mostAtOnce);
  const asking = new Map<string, number>();
  return {
    async take(tenantId, read) {
      const others = asking.get(tenantId) ?? 0;
      if (others >= mostAtOnce + mostWaitingOfTenant) {
        throw armRefusal(
          'RequestsThrottled',
          `${others} requests of this organization look through run histories or wait to. Try again in a few seconds, or narrow them with 'startTime' or 'status'.`,
        );
      }
      asking.set(tenantId, others + 1);
      try {
        const turn = await turns.take(1, { owner: tenantId, signal: new AbortController().signal });
        try {
          return await read();
        } finally {
          turn?.release();
        }
      } finally {
        const left = (asking.get(tenantId) ?? 1) - 1;
        if (left === 0) asking.delete(tenantId);
        else asking.set(tenantId, left);
      }
    },
  };
}
