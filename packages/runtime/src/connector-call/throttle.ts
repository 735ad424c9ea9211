import type { JsonObject, JsonValue } from '@tenon/connector';

/** Spaces the calls through each connection, so that an API is not called more often than it takes. */
export interface Throttle {
  /** Waits until a call through a connection may leave; false when `signal` was aborted meanwhile. */
  admit(
    connectionId: string,
    call: { readonly limit?: CallLimit | undefined; readonly signal: AbortSignal },
  ): Promise<boolean>;
  /** Learns from a reply how long the API wants to be left alone. */
  learn(
    connectionId: string,
    reply: { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> },
  ): void;
}

/** So many calls in so much time, as a connector declares them. */
export interface CallLimit {
  readonly calls: number;
  readonly periodMs: number;
}

/** An API is left alone for so long at most: what it wants beyond is for the retry policy, which waits without holding anything. */
const longestHoldMs = 60_000;
const mostConnections = 10_000;
/** Of a larger limit as large a part of its period is looked at. */
const mostCounted = 5_000;

interface Pace {
  /** Nothing leaves before. */
  heldUntil: number;
  /** When the calls left that count against a declared limit, the newest last. */
  readonly leftAt: number[];
  /** In the order in which they came. */
  readonly waiting: Set<WaitingCall>;
  timer: NodeJS.Timeout | undefined;
}

interface WaitingCall {
  readonly limit: CallLimit | undefined;
  go(): void;
}

/** Makes a throttle. Times are those of a clock that never goes back; each process learns for itself. */
export function createThrottle(nowMs: () => number = () => performance.now()): Throttle {
  const paces = new Map<string, Pace>();
  const paceOf = (connectionId: string): Pace => {
    const known = paces.get(connectionId) ?? { heldUntil: 0, leftAt: [], waiting: new Set(), timer: undefined };
    paces.delete(connectionId);
    paces.set(connectionId, known);
    if (paces.size > mostConnections) paces.delete(paces.keys().next().value ?? '');
    return known;
  };

  /** The whole limit may leave at once; then nothing until the first of it left a period ago: in no period more than is declared. */
  const freeAt = ({ leftAt }: Pace, { calls, periodMs }: CallLimit) => (leftAt.at(-calls) ?? -Infinity) + periodMs;

  /** Lets leave whoever may. A call counts against the limit when it leaves, so those that gave up waiting cost the others nothing. */
  function letLeave(pace: Pace): void {
    clearTimeout(pace.timer);
    for (const call of pace.waiting) {
      const { limit } = call;
      const waitMs = Math.max(limit === undefined ? 0 : freeAt(pace, limit), pace.heldUntil) - nowMs();
      if (waitMs > 0) {
        pace.timer = setTimeout(() => letLeave(pace), waitMs);
        return;
      }
      if (limit !== undefined) {
        pace.leftAt.push(nowMs());
        if (pace.leftAt.length > limit.calls) pace.leftAt.shift();
      }
      pace.waiting.delete(call);
      call.go();
    }
  }

  return {
    admit(connectionId, { limit, signal }) {
      if (signal.aborted) return Promise.resolve(false);
      const pace = paceOf(connectionId);
      return new Promise((resolve) => {
        const settle = (mayLeave: boolean) => {
          signal.removeEventListener('abort', giveUp);
          resolve(mayLeave);
        };
        const call: WaitingCall = { limit, go: () => settle(true) };
        const giveUp = () => {
          pace.waiting.delete(call);
          if (pace.waiting.size === 0) clearTimeout(pace.timer);
          settle(false);
        };
        signal.addEventListener('abort', giveUp);
        pace.waiting.add(call);
        // Whoever waits already has set the time at which the next one leaves.
        if (pace.waiting.size === 1) letLeave(pace);
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
