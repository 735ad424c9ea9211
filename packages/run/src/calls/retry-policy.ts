import { EvaluationFailure, type Value, values } from '@tenon/definition';
import type { HttpReply, Instant, RequestOutcome } from '../event.ts';
import { addMs, epochMs } from '../instant.ts';
import { memberOf, shown } from '../scope/records.ts';

/** When and how often a failed request is sent again (clause 9.1). */
export interface RetryPolicy {
  readonly type: 'none' | 'fixed' | 'exponential';
  /** Not counting the first attempt. */
  readonly count: number;
  readonly intervalMs: number;
  readonly minimumMs: number;
  readonly maximumMs: number;
}

const NONE: RetryPolicy = { type: 'none', count: 0, intervalMs: 0, minimumMs: 0, maximumMs: 0 };

const DEFAULT: RetryPolicy = {
  type: 'exponential',
  count: 4,
  intervalMs: 7_000,
  minimumMs: 5_000,
  maximumMs: 3_600_000,
};

const MOST_RETRIES = 90;
const SHORTEST_MS = 5_000;
const LONGEST_MS = 86_400_000;

/** The retry policy of evaluated inputs. One that makes no sense fails the action. */
export function retryPolicyOf(inputs: Value): RetryPolicy {
  const policy = memberOf(inputs, 'retryPolicy');
  if (policy === undefined || policy === null) return DEFAULT;
  const type = memberOf(policy, 'type');
  switch (typeof type === 'string' ? type.toLowerCase() : '') {
    case 'default':
      return DEFAULT;
    case 'none':
      return NONE;
    case 'fixed': {
      const intervalMs = durationOf(policy, 'interval');
      return { type: 'fixed', count: countOf(policy), intervalMs, minimumMs: 0, maximumMs: intervalMs };
    }
    case 'exponential':
      return {
        type: 'exponential',
        count: countOf(policy),
        intervalMs: durationOf(policy, 'interval'),
        minimumMs: durationOf(policy, 'minimumInterval', SHORTEST_MS),
        maximumMs: durationOf(policy, 'maximumInterval', LONGEST_MS),
      };
    default:
      throw new EvaluationFailure('invalid-argument', `There is no retry policy of the type '${shown(type)}'.`);
  }
}

function countOf(policy: Value): number {
  const count = memberOf(policy, 'count');
  const number = typeof count === 'string' && /^\d{1,3}$/.test(count) ? Number(count) : count;
  if (typeof number === 'number' && number >= 1 && number <= MOST_RETRIES) return Math.floor(number);
  throw new EvaluationFailure(
    'invalid-argument',
    `The "count" of a retry policy is from 1 to ${MOST_RETRIES}, not '${shown(count)}'.`,
  );
}

function durationOf(policy: Value, name: string, fallback?: number): number {
  const text = memberOf(policy, name);
  const ms = typeof text === 'string' ? values.durationMs(text) : text === undefined ? fallback : undefined;
  if (ms === undefined) {
    throw new EvaluationFailure(
      'invalid-argument',
      `The "${name}" of a retry policy is no duration: '${shown(text)}'.`,
    );
  }
  if (name !== 'interval' || (ms >= SHORTEST_MS && ms <= LONGEST_MS)) return ms;
  throw new EvaluationFailure(
    'invalid-argument',
    `The "interval" of a retry policy is from PT5S to P1D, not '${shown(text)}'.`,
  );
}

/** Whether sending again may help: no reply, 408, 429, 5xx that is not the last word. */
export function isRetryable(outcome: RequestOutcome): boolean {
  if ('failure' in outcome) return outcome.failure.retry;
  const { statusCode, isFinal } = outcome.reply;
  if (isFinal) return false;
  return statusCode === 408 || statusCode === 429 || statusCode >= 500;
}

/** When the retry after a failed attempt is due; undefined when there is none left. `attempt` counts from 1. */
export function retryDueAt(
  policy: RetryPolicy,
  failed: {
    readonly attempt: number;
    readonly outcome: RequestOutcome;
    readonly at: Instant;
    readonly random: () => number;
  },
): Instant | undefined {
  const { attempt, outcome, at, random } = failed;
  if (attempt > policy.count) return undefined;
  const asked = 'reply' in outcome ? retryAfterMs(outcome.reply, at) : undefined;
  if (asked !== undefined) return addMs(at, asked);
  if (policy.type === 'fixed') return addMs(at, policy.intervalMs);
  const { intervalMs, minimumMs, maximumMs } = policy;
  const from = Math.max(attempt === 1 ? 0 : 2 ** (attempt - 2) * intervalMs, minimumMs);
  const to = Math.min(2 ** (attempt - 1) * intervalMs, maximumMs);
  return addMs(at, Math.min(maximumMs, from + random() * Math.max(0, to - from)));
}

/** The least time between two polls, whatever a reply says: an API cannot make us ask without a pause. */
const LEAST_POLL_AFTER_MS = 1_000;

/** What `Retry-After` asks a poller for, in milliseconds from `at`; undefined without it. Never less than a second. */
export function pollAfterMs(reply: HttpReply, at: Instant): number | undefined {
  const asked = retryAfterMs(reply, at);
  return asked === undefined ? undefined : Math.max(LEAST_POLL_AFTER_MS, asked);
}

/** What the `Retry-After` header of a reply asks for, in milliseconds from `at`; a date in the past is now. */
export function retryAfterMs(reply: HttpReply, at: Instant): number | undefined {
  const text = headerOf(reply, 'Retry-After')?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = /^(?:[A-Za-z]{3}|\d{4}-)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - epochMs(at));
}

/** A header of a reply by its name, ignoring case. */
export function headerOf(reply: HttpReply, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [header, value] of Object.entries(reply.headers)) if (header.toLowerCase() === wanted) return value;
  return undefined;
}
