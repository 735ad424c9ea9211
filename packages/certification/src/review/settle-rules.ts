import type { RuleOverrides } from './profile.ts';
import type { ReviewRequest } from './review-connector.ts';

/** A request in which is settled whose changes of the rules count. */
export interface SettledRequest extends Omit<ReviewRequest, 'judgedFor' | 'decided'> {
  /** Changes that count only where they make a rule stricter. */
  readonly stricter?: Pick<RuleOverrides, 'rules' | 'reservedNames'>;
}

/**
 * Whose rules count. For the organization itself its own changes hold as they are. For the catalogue they only make the
 * rules stricter: what they lower or turn off is set aside, and suppressions of errors are the reviewer's alone.
 */
export function settleRules({ judgedFor, decided, ...request }: ReviewRequest): SettledRequest {
  const { suppressions = [], rules = {}, reservedNames = [], profile } = request.overrides ?? {};
  if (judgedFor !== 'catalogue') return { ...request, profile: request.profile ?? profile ?? 'certification' };
  return {
    ...request,
    profile: request.profile ?? (profile === 'strict' ? 'strict' : 'certification'),
    overrides: { suppressions, rules: decided ?? {} },
    stricter: { rules, reservedNames },
  };
}
