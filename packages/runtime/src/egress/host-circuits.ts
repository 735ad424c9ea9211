import type { EgressAnswer, EgressFailureCode } from './egress.ts';
import { egressFailure } from './egress.ts';

/** Keeps requests away from hosts that do not answer: they queue, and leave again little by little once one got through. */
export interface HostCircuits {
  /** Sends through the circuit of a host. One that waited until `waitMs` is over, or finds the queue full, fails and may be retried. */
  send(
    host: string,
    request: { readonly waitMs: number; readonly signal?: AbortSignal },
    exchange: () => Promise<EgressAnswer>,
  ): Promise<EgressAnswer>;
}

/** How a circuit behaves; the defaults are for production. */
export interface CircuitOptions {
  /** So many requests in a row without any answer open the circuit. */
  readonly threshold?: number;
  /** How long it stays open at first; twice as long after each attempt that fails. */
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  readonly mostWaiting?: number;
}

interface Circuit {
  failures: number;
  /** `open`: nobody leaves. `trying`: as many as `allowance` leave, the others wait. */
  state: 'closed' | 'open' | 'trying';
  allowance: number;
  underWay: number;
  pauseMs: number;
  readonly waiting: Set<() => void>;
}

const noAnswer: ReadonlySet<EgressFailureCode> = new Set([
  'connection-failed',
  'name-not-found',
  'name-not-answered',
  'timed-out',
]);
/** Hosts are forgotten when nothing is wrong with them, and the oldest when there are more than this. */
const mostHosts = 10_000;

/** Makes circuits, all closed. An answer of whatever status shows that the host is there. */
export function createHostCircuits(options: CircuitOptions = {}): HostCircuits {
  const { threshold = 8, firstPauseMs = 1_000, longestPauseMs = 30_000, mostWaiting = 2_000 } = options;
  const circuits = new Map<string, Circuit>();

  function circuitOf(host: string): Circuit {
    const known = circuits.get(host);
    if (known !== undefined) return known;
    const made: Circuit = {
      failures: 0,
      state: 'closed',
      allowance: 0,
      underWay: 0,
      pauseMs: firstPauseMs,
      waiting: new Set(),
    };
    circuits.set(host, made);
    if (circuits.size > mostHosts) circuits.delete(circuits.keys().next().value ?? '');
    return made;
  }

  function release(circuit: Circuit): void {
    let free = circuit.state === 'closed' ? circuit.waiting.size : circuit.allowance - circuit.underWay;
    for (const go of circuit.waiting) {
      if (free <= 0) break;
      free -= 1;
      circuit.waiting.delete(go);
      go();
    }
  }

  function open(circuit: Circuit): void {
    circuit.state = 'open';
    const timer = setTimeout(() => {
      circuit.state = 'trying';
      circuit.allowance = 1;
      release(circuit);
    }, circuit.pauseMs);
    timer.unref();
    circuit.pauseMs = Math.min(circuit.pauseMs * 2, longestPauseMs);
  }

  function learn(host: string, circuit: Circuit, answer: EgressAnswer): void {
    if (answer.kind === 'failed' && noAnswer.has(answer.code)) {
      circuit.failures += 1;
      const isOver = circuit.state === 'trying' || (circuit.state === 'closed' && circuit.failures >= threshold);
      if (isOver) open(circuit);
      return;
    }
    if (answer.kind === 'failed' && answer.code === 'cancelled') {
      release(circuit);
      return;
    }
    circuit.failures = 0;
    if (circuit.state === 'open') return;
    // One more for each that got through: so many as were under way come on top, not a multiple for each of them.
    circuit.allowance += 1;
    if (circuit.state === 'closed' || circuit.waiting.size === 0) {
      circuit.state = 'closed';
      circuits.delete(host);
    }
    release(circuit);
  }

  return {
    async send(host, { waitMs, signal }, exchange) {
      const circuit = circuitOf(host);
      const mayLeave = () =>
        circuit.state === 'closed' || (circuit.state === 'trying' && circuit.underWay < circuit.allowance);
      if (!mayLeave()) {
        if (circuit.waiting.size >= mostWaiting) return unavailable(host);
        const turn = await waitForTurn(circuit.waiting, { waitMs, ...(signal && { signal }) });
        if (turn === 'cancelled') return egressFailure('cancelled', `The request to ${host} was cancelled.`);
        if (turn === 'late') return unavailable(host);
      }
      circuit.underWay += 1;
      try {
        const answer = await exchange();
        circuit.underWay -= 1;
        learn(host, circuit, answer);
        return answer;
      } catch (error) {
        circuit.underWay -= 1;
        release(circuit);
        throw error;
      }
    },
  };
}

function unavailable(host: string): EgressAnswer {
  return egressFailure(
    'host-unavailable',
    `${host} has not answered lately, and the request could not wait any longer.`,
  );
}

function waitForTurn(
  waiting: Set<() => void>,
  { waitMs, signal }: { readonly waitMs: number; readonly signal?: AbortSignal },
): Promise<'turn' | 'late' | 'cancelled'> {
  return new Promise((resolve) => {
    const settle = (how: 'turn' | 'late' | 'cancelled') => {
      waiting.delete(go);
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(how);
    };
    const go = () => settle('turn');
    const cancel = () => settle('cancelled');
    const timer = setTimeout(() => settle('late'), waitMs);
    waiting.add(go);
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
  });
}
