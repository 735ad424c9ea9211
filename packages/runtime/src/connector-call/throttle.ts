import type { JsonObject, JsonValue } from '@tenon/connector';
import { type CallLimit, keptMs, type SpentCalls } from './grant-calls.ts';
import type { LeaseCalls, PacedConnection } from './lease-calls.ts';

/** Spaces the calls through each connection, so that an API is not called more often than it takes. */
export interface Throttle {
  /** Waits until a call through a connection may leave; false when `signal` was aborted meanwhile. */
  admit(
    connection: PacedConnection,
    call: { readonly limit?: CallLimit | undefined; readonly signal: AbortSignal },
  ): Promise<boolean>;
  /** Learns from a reply how long the API wants to be left alone. */
  learn(
    connectionId: string,
    reply: { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> },
  ): void;
}

/** An API is left alone for so long at most: what it wants beyond is for the retry policy, which waits without holding anything. */
const longestHoldMs = 60_000;
const mostConnections = 10_000;
/** Of a larger limit as large a part of its period is looked at. */
const mostCounted = 5_000;
/** Leave is taken for so many calls at once that a process asks about ten times in a period, however many calls there are. */
const leasesOfPeriod = 10;

interface Pace {
  /** Nothing leaves before. */
  heldUntil: number;
  /** Calls that may leave, until when. */
  ready: { calls: number; readonly untilMs: number };
  /** What became of those before. */
  spent: (SpentCalls & { readonly askedAtMs: number }) | undefined;
  isAsking: boolean;
  /** In the order in which they came. */
  readonly waiting: Set<WaitingCall>;
  timer: NodeJS.Timeout | undefined;
}

interface WaitingCall {
  readonly limit: CallLimit | undefined;
  go(): void;
  fail(error: unknown): void;
}

/**
 * Makes a throttle. Declared limits hold for all processes together, by `lease`; what replies tell, each process learns for itself. Times are
 * those of a clock that never goes back.
 */
export function createThrottle(lease: LeaseCalls, nowMs: () => number = () => performance.now()): Throttle {
  const paces = new Map<string, Pace>();
  const paceOf = (connectionId: string): Pace => {
    const known = paces.get(connectionId) ?? newPace();
    paces.delete(connectionId);
    paces.set(connectionId, known);
    if (paces.size > mostConnections) paces.delete(paces.keys().next().value ?? '');
    return known;
  };

  /** Lets leave whoever may. A call counts against the limit when it leaves, so those that gave up waiting cost the others nothing. */
  function letLeave(connection: PacedConnection, pace: Pace): void {
    clearTimeout(pace.timer);
    for (const call of pace.waiting) {
      const heldMs = pace.heldUntil - nowMs();
      if (heldMs > 0) {
        pace.timer = setTimeout(() => letLeave(connection, pace), heldMs);
        return;
      }
      if (call.limit !== undefined && !takeReady(pace)) {
        if (!pace.isAsking) void ask(connection, pace, call.limit);
        return;
      }
      pace.waiting.delete(call);
      call.go();
    }
  }

  function takeReady({ ready, spent }: Pace): boolean {
    if (ready.calls === 0 || nowMs() > ready.untilMs) return false;
    ready.calls -= 1;
    if (spent !== undefined) Object.assign(spent, { usedMs: nowMs() - spent.askedAtMs, unused: ready.calls });
    return true;
  }

  /** Takes leave for more calls, for those that wait and some that will come. */
  async function ask(connection: PacedConnection, pace: Pace, limit: CallLimit): Promise<void> {
    pace.isAsking = true;
    const askedAtMs = nowMs();
    const wanted = Math.max(pace.waiting.size, Math.ceil(limit.calls / leasesOfPeriod));
    try {
      const { id, calls, waitMs } = await lease(connection, { limit, calls: wanted, spent: pace.spent });
      pace.isAsking = false;
      pace.ready = { calls, untilMs: askedAtMs + keptMs(limit) };
      pace.spent = calls === 0 ? undefined : { id, usedMs: 0, unused: calls, askedAtMs };
      if (calls > 0) letLeave(connection, pace);
      else pace.timer = setTimeout(() => letLeave(connection, pace), waitMs);
    } catch (error) {
      pace.isAsking = false;
      const waiting = [...pace.waiting];
      pace.waiting.clear();
      for (const call of waiting) call.fail(error);
    }
  }

  return {
    admit(connection, { limit, signal }) {
      if (signal.aborted) return Promise.resolve(false);
      const pace = paceOf(connection.connectionId);
      return new Promise((resolve, reject) => {
        const leave = () => signal.removeEventListener('abort', giveUp);
        const call: WaitingCall = {
          limit,
          go() {
            leave();
            resolve(true);
          },
          fail(error) {
            leave();
            reject(error);
          },
        };
        const giveUp = () => {
          pace.waiting.delete(call);
          if (pace.waiting.size === 0) clearTimeout(pace.timer);
          leave();
          resolve(false);
        };
        signal.addEventListener('abort', giveUp);
        pace.waiting.add(call);
        // Whoever waits already has set the time at which the next one leaves.
        if (pace.waiting.size === 1 && !pace.isAsking) letLeave(connection, pace);
      });
    },
    learn(connectionId, { statusCode, headers }) {
      const holdMs = wantedPauseMs(statusCode, (name) => headerOf(headers, name));
      if (holdMs === undefined || holdMs <= 0) return;
      const pace = paceOf(connectionId);
      pace.heldUntil = Math.max(pace.heldUntil, nowMs() + Math.min(holdMs, longestHoldMs));
    },
  };
}

function newPace(): Pace {
  const ready = { calls: 0, untilMs: 0 };
  return { heldUntil: 0, ready, spent: undefined, isAsking: false, waiting: new Set(), timer: undefined };
}

/** What a connector declares in its definition: `"x-tenon-rate-limit": {"calls": 500, "seconds": 60}`. */
export function declaredLimit(definition: JsonObject): CallLimit | undefined {
  const declared = definition['x-tenon-rate-limit'];
  if (typeof declared !== 'object' || declared === null || Array.isArray(declared)) return undefined;
  const { calls, seconds } = declared as Readonly<Record<string, JsonValue>>;
  const isGood = typeof calls === 'number' && typeof seconds === 'number' && calls >= 1 && seconds > 0;
  if (!isGood) return undefined;
  const counted = Math.min(Math.floor(calls), mostCounted);
  return { calls: counted, periodMs: (seconds * 1_000 * counted) / calls };
}

/**
 * How long the reply asks to wait: `Retry-After` of a 429 or 503, or a spent quota by `RateLimit` (the draft of the IETF in both
 * its forms) or the usual `X-RateLimit-…` headers.
 */
function wantedPauseMs(statusCode: number, header: (name: string) => string | undefined): number | undefined {
  const waits: number[] = [];
  if (statusCode === 429 || statusCode === 503) {
    const asked = header('retry-after')?.trim() ?? '';
    if (/^\d{1,9}$/.test(asked)) waits.push(Number(asked) * 1_000);
    else if (!Number.isNaN(Date.parse(asked))) waits.push(Date.parse(asked) - Date.now());
  }
  const combined = header('ratelimit') ?? '';
  const left = /(?:^|[;,\s])(?:r|remaining)=(\d+)/.exec(combined)?.[1];
  const reset = /(?:^|[;,\s])(?:t|reset)=(\d+)/.exec(combined)?.[1];
  if (left === '0' && reset !== undefined) waits.push(Number(reset) * 1_000);
  for (const prefix of ['ratelimit', 'x-ratelimit', 'x-rate-limit']) {
    if (header(`${prefix}-remaining`)?.trim() !== '0') continue;
    const seconds = Number(header(`${prefix}-reset`) ?? Number.NaN);
    // Some give the seconds that are left, some the instant as seconds since 1970.
    if (Number.isFinite(seconds)) waits.push(seconds > 1_000_000_000 ? seconds * 1_000 - Date.now() : seconds * 1_000);
  }
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
}
