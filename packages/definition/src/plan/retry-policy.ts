import {
  describe,
  integerMember,
  type Members,
  member,
  objectMember,
  requireMembers,
  wordMember,
} from '../document/members.ts';
import { durationMs } from '../value/duration.ts';
import { LIMITS } from './limits.ts';

/** Checks what is constant in a `retryPolicy` (clause 9.1); expressions in it are judged when the action starts. */
export function checkRetryPolicy(inputs: Members): void {
  const policy = objectMember(inputs, 'retryPolicy');
  if (!policy || !requireMembers(policy, ['type'], '"retryPolicy"')) return;
  if (isExpression(policy, 'type')) return;
  const type = wordMember(policy, 'type', ['Default', 'None', 'Fixed', 'Exponential']);
  if (type !== 'Fixed' && type !== 'Exponential') return;
  if (!requireMembers(policy, ['count', 'interval'], `A retry policy of the type '${type.toLowerCase()}'`)) return;
  if (!isExpression(policy, 'count')) integerMember(policy, 'count', { from: 1, to: LIMITS.retries });
  for (const name of ['interval', 'minimumInterval', 'maximumInterval']) {
    const found = member(policy, name);
    if (!found || isExpression(policy, name)) continue;
    const ms = typeof found.value === 'string' ? durationMs(found.value) : undefined;
    const isTooShort = ms !== undefined && name === 'interval' && ms < 5_000;
    if (ms !== undefined && !isTooShort && ms <= 86_400_000) continue;
    policy.findings.error({
      code: 'invalid-value',
      pointer: found.pointer,
      message: `"${name}" of a retry policy must be an ISO 8601 duration from PT5S to P1D, not ${describe(found.value)}.`,
      remedy: 'Write for example "PT10S".',
    });
  }
}

function isExpression(members: Members, name: string): boolean {
  const value = member(members, name)?.value;
  return typeof value === 'string' && value.includes('@');
}
