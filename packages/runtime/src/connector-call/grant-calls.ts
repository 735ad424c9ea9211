/** So many calls in so much time, as a connector declares them. */
export interface CallLimit {
  readonly calls: number;
  readonly periodMs: number;
}

/** Calls that one process may let leave; without any, that it waits for some. */
export interface GrantedCalls {
  readonly id: string;
  /** The process. */
  readonly owner: string;
  readonly calls: number;
  readonly atMs: number;
  /** Until then they count against the limit. */
  readonly untilMs: number;
}

/** What a process asks for. */
export interface CallsWanted {
  readonly id: string;
  readonly owner: string;
  readonly limit: CallLimit;
  readonly calls: number;
  /** What became of the calls that it was granted last. */
  readonly spent: SpentCalls | undefined;
}

/** What became of granted calls. */
export interface SpentCalls {
  readonly id: string;
  /** How long after they were asked for the last of them left. */
  readonly usedMs: number;
  readonly unused: number;
}

/** What is given out from now on, how many calls are granted, and when to ask again where there are none. */
export interface CallsGranted {
  readonly leases: readonly GrantedCalls[];
  readonly calls: number;
  readonly waitMs: number;
}

/** How long granted calls may be kept before they leave. */
export function keptMs({ periodMs }: CallLimit): number {
  return Math.min(Math.max(periodMs / 10, 1_000), 5_000);
}

const shortestWaitMs = 5;

/**
 * Grants calls against a limit that holds for several processes together: in no period more of them leave than it says, whenever those
 * granted do. Each counts for a period from the latest instant at which it may leave, or at which it is known to have left. Where several
 * processes have asked within a period, each gets its part.
 */
export function grantCalls(
  given: readonly GrantedCalls[],
  { id, owner, limit, calls: wanted, spent }: CallsWanted,
  nowMs: number,
): CallsGranted {
  const active = given
    .map((lease) => (lease.id === spent?.id ? settled(lease, spent, limit) : lease))
    .filter(({ untilMs }) => untilMs > nowMs);
  const counting = active.filter(({ calls }) => calls > 0);
  const own = counting.filter((lease) => lease.owner === owner);
  const owners = new Set([owner, ...active.map((lease) => lease.owner)]).size;
  const share = Math.ceil(limit.calls / owners);
  const free = Math.min(limit.calls - sum(counting), owners > 1 ? share - sum(own) : limit.calls);
  const calls = Math.max(0, Math.min(free, wanted));
  const others = active.filter((lease) => lease.calls > 0 || lease.owner !== owner);
  const untilMs = nowMs + limit.periodMs + (calls > 0 ? keptMs(limit) : 0);
  const next = Math.min(...counting.map((lease) => lease.untilMs));
  return {
    leases: [...others, { id, owner, calls, atMs: nowMs, untilMs }],
    calls,
    waitMs:
      calls > 0 ? 0 : Math.max(shortestWaitMs, Math.min(Number.isFinite(next) ? next - nowMs : 0, limit.periodMs)),
  };
}

/** A lease of which it is known what became of it. */
function settled(lease: GrantedCalls, { usedMs, unused }: SpentCalls, { periodMs }: CallLimit): GrantedCalls {
  const untilMs = Math.min(lease.untilMs, lease.atMs + usedMs + periodMs);
  return { ...lease, calls: Math.max(0, lease.calls - unused), untilMs };
}

function sum(leases: readonly GrantedCalls[]): number {
  return leases.reduce((total, { calls }) => total + calls, 0);
}
