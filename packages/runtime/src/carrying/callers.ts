import type { HttpReply } from '../effects.ts';

/** The callers that wait in this process for the response of a run. */
export interface Callers {
  /** The reply that the caller of a run gets; 504 when none has come in time. Never rejects. */
  wait(runName: string): Promise<HttpReply>;
  has(runName: string): boolean;
  /** The run did not come about: nobody waits for it. */
  forget(runName: string): void;
  names(): readonly string[];
  /** Answers a caller; false when nobody waits here. */
  answer(runName: string, reply: HttpReply): boolean;
}

/** The run itself answers after 120 s (section 9.3); this is for a run whose worker is gone and not yet replaced. */
const patienceMs = 125_000;

/** Makes the list of waiting callers, empty. */
export function createCallers(): Callers {
  const waiting = new Map<string, (reply: HttpReply) => void>();
  return {
    wait(runName) {
      return new Promise((resolve) => {
        const settle = (reply: HttpReply) => {
          clearTimeout(timer);
          waiting.delete(runName);
          resolve(reply);
        };
        const timer = setTimeout(() => settle(gatewayTimeout), patienceMs);
        timer.unref();
        waiting.set(runName, settle);
      });
    },
    has: (runName) => waiting.has(runName),
    forget(runName) {
      waiting.get(runName)?.(gatewayTimeout);
    },
    names: () => [...waiting.keys()],
    answer(runName, reply) {
      const settle = waiting.get(runName);
      settle?.(reply);
      return settle !== undefined;
    },
  };
}

const gatewayTimeout: HttpReply = {
  statusCode: 504,
  headers: {},
  body: {
    error: {
      code: 'GatewayTimeout',
      message: 'The server did not receive a response from an upstream server within the time limit of 120 seconds.',
    },
  },
};
