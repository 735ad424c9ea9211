/** Who may call a workflow's trigger, as its `accessControl` says. */
export interface Callers {
  readonly policies: readonly Policy[];
  /** Whether the signed address starts the workflow, too. */
  readonly takesSignatures: boolean;
  /** The networks that callers must come from; undefined for any. */
  readonly ranges: readonly string[] | undefined;
}

/** What tokens must be like that start a workflow. */
export interface Policy {
  readonly name: string;
  readonly claims: readonly Claim[];
}

/** What one claim of a token must be. */
export interface Claim {
  readonly name: string;
  readonly value: string;
}

type Members = Readonly<Record<string, unknown>>;

/** Reads an `accessControl`, whatever the spelling of its names. */
export function readCallers(accessControl: unknown): Callers {
  const triggers = membersOf(memberOf(accessControl, 'triggers'));
  const policies = membersOf(memberOf(memberOf(triggers, 'openAuthenticationPolicies'), 'policies'));
  const state = memberOf(memberOf(triggers, 'sasAuthenticationPolicy'), 'state');
  const ranges = memberOf(triggers, 'allowedCallerIpAddresses');
  return {
    policies: Object.entries(policies).map(([name, policy]) => ({
      name,
      claims: listOf(memberOf(policy, 'claims')).map((claim) => ({
        name: String(memberOf(claim, 'name') ?? ''),
        value: String(memberOf(claim, 'value') ?? ''),
      })),
    })),
    takesSignatures: String(state ?? '').toLowerCase() !== 'disabled',
    ranges: Array.isArray(ranges) ? ranges.map((range) => String(memberOf(range, 'addressRange') ?? '')) : undefined,
  };
}

/** The policies with one in its place, or behind the others. */
export function withPolicy(policies: readonly Policy[], policy: Policy): readonly Policy[] {
  if (!policies.some(({ name }) => name === policy.name)) return [...policies, policy];
  return policies.map((one) => (one.name === policy.name ? policy : one));
}

/** An `accessControl` with other policies; what else it says stays as it is. */
export function withPolicies(accessControl: unknown, policies: readonly Policy[]): Members {
  const given = Object.fromEntries(policies.map(({ name, claims }) => [name, { type: 'AAD', claims }]));
  return withTriggers(accessControl, 'openAuthenticationPolicies', { policies: given });
}

/** An `accessControl` that takes signatures, or takes none. */
export function withSignatures(accessControl: unknown, state: 'Enabled' | 'Disabled'): Members {
  return withTriggers(accessControl, 'sasAuthenticationPolicy', { state });
}

/** Claims as people write them, one on a line: `name = value`. */
export function writeClaims(claims: readonly Claim[]): string {
  return claims.map(({ name, value }) => `${name} = ${value}`).join('\n');
}

/** The inverse of `writeClaims`. A line without a value is a claim without one, for the server to refuse. */
export function readClaims(text: string): readonly Claim[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', ...rest] = line.split('=');
    return { name: name.trim(), value: rest.join('=').trim() };
  });
}

function withTriggers(accessControl: unknown, name: string, value: unknown): Members {
  const triggers = memberOf(accessControl, 'triggers');
  return withMember(membersOf(accessControl), 'triggers', withMember(membersOf(triggers), name, value));
}

function withMember(members: Members, name: string, value: unknown): Members {
  const others = Object.entries(members).filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return Object.fromEntries([...others, [name, value]]);
}

function memberOf(value: unknown, name: string): unknown {
  const members = membersOf(value);
  if (Object.hasOwn(members, name)) return members[name];
  return Object.entries(members).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
