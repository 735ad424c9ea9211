import { type Value, values } from '@tenon/definition';
import type { Checked, Diagnostic } from '@tenon/diagnostics';

/** One way in for callers with a token: the token must have all of these claims, its issuer among them. */
export interface CallerPolicy {
  readonly name: string;
  readonly issuer: string;
  readonly claims: readonly CallerClaim[];
}

/** What one claim of a token must be. */
export interface CallerClaim {
  readonly name: string;
  readonly value: string;
}

/** The limits that Azure documents. */
const mostPolicies = 5;
const mostClaims = 10;
const longestClaim = 150;

/**
 * Reads `openAuthenticationPolicies`. A policy that could not be held to is reported with its place below `pointer` and left out, so
 * that nobody gets in by it; the others are kept.
 */
export function readCallerPolicies(given: Value | undefined, pointer: string): Checked<readonly CallerPolicy[]> {
  if (given === undefined || given === null) return { value: [], diagnostics: [] };
  const policies = memberOf(given, 'policies');
  if (values.isObject(given) && (policies === undefined || policies === null)) return { value: [], diagnostics: [] };
  const place = `${pointer}/policies`;
  if (!values.isObject(policies)) {
    const notReadable = faultAt(place, {
      code: 'caller-policies-not-readable',
      message: 'The policies are no object. Write {"policies": {"<name>": {"type": "AAD", "claims": [...]}}}.',
    });
    return { value: [], diagnostics: [notReadable] };
  }
  const names = values.propertyNames(policies);
  const read = names.map((name) => readPolicy(name, policies[name] ?? null, `${place}/${escaped(name)}`));
  const diagnostics = read.flatMap((one) => one.diagnostics);
  if (names.length > mostPolicies) {
    const tooMany = faultAt(place, {
      code: 'too-many-caller-policies',
      message: `There are ${names.length} policies. Use at most ${mostPolicies}.`,
    });
    diagnostics.push(tooMany);
  }
  return { value: read.flatMap(({ value }) => value ?? []), diagnostics };
}

function readPolicy(name: string, policy: Value, pointer: string): Checked<CallerPolicy | undefined> {
  const wrongType = typeFault(memberOf(policy, 'type'), `${pointer}/type`);
  const { value: claims, diagnostics: wrongClaims } = readClaims(memberOf(policy, 'claims'), `${pointer}/claims`);
  const issuers = claims?.filter((claim) => claim.name === 'iss') ?? [];
  const wrongIssuer = claims === undefined ? [] : issuerFault(issuers, `${pointer}/claims`);
  const diagnostics = [...wrongType, ...wrongClaims, ...wrongIssuer];
  const [issuer] = issuers;
  if (claims === undefined || issuer === undefined || diagnostics.length > 0) return { value: undefined, diagnostics };
  return { value: { name, issuer: issuer.value, claims }, diagnostics };
}

function typeFault(type: Value | undefined, pointer: string): readonly Diagnostic[] {
  const text = typeof type === 'string' ? type : '';
  if (text.toUpperCase() === 'AAD') return [];
  if (text.toUpperCase() === 'AADPOP') {
    const notTaken = faultAt(pointer, {
      code: 'caller-policy-type-not-taken',
      message: 'Proof-of-possession tokens (AADPOP) are not taken here. Use AAD, for tokens that come as Bearer.',
    });
    return [notTaken];
  }
  const notKnown = faultAt(pointer, {
    code: 'caller-policy-type-not-known',
    message: `'${text.slice(0, 40)}' is no type of policy. Use AAD.`,
  });
  return [notKnown];
}

function readClaims(given: Value | undefined, pointer: string): Checked<readonly CallerClaim[] | undefined> {
  if (!Array.isArray(given)) {
    const missing = faultAt(pointer, {
      code: 'caller-claims-missing',
      message: 'The policy has no list of claims. Write "claims": [{"name": "iss", "value": "https://..."}, ...].',
    });
    return { value: undefined, diagnostics: [missing] };
  }
  const read = given.map((claim: Value, index) => readClaim(claim, `${pointer}/${index}`));
  const diagnostics = read.flatMap((one) => one.diagnostics);
  if (given.length > mostClaims) {
    const tooMany = faultAt(pointer, {
      code: 'too-many-caller-claims',
      message: `The policy has ${given.length} claims. Use at most ${mostClaims}.`,
    });
    diagnostics.push(tooMany);
  }
  return { value: read.flatMap(({ value }) => value ?? []), diagnostics };
}

function readClaim(claim: Value, pointer: string): Checked<CallerClaim | undefined> {
  const name = memberOf(claim, 'name');
  const value = memberOf(claim, 'value');
  if (typeof name !== 'string' || name === '' || typeof value !== 'string' || value === '') {
    const notValid = faultAt(pointer, {
      code: 'caller-claim-not-valid',
      message: 'This is no claim. Write {"name": "aud", "value": "..."} with two texts that are not empty.',
    });
    return { value: undefined, diagnostics: [notValid] };
  }
  if (name.length > longestClaim || value.length > longestClaim) {
    const tooLong = faultAt(pointer, {
      code: 'caller-claim-too-long',
      message: `The name or value of the claim is longer than ${longestClaim} characters.`,
    });
    return { value: undefined, diagnostics: [tooLong] };
  }
  return { value: { name, value }, diagnostics: [] };
}

function issuerFault(issuers: readonly CallerClaim[], pointer: string): readonly Diagnostic[] {
  const [issuer] = issuers;
  if (issuer === undefined || issuers.length > 1) {
    const missing = faultAt(pointer, {
      code: 'caller-issuer-missing',
      message: `The policy has ${issuers.length} claims "iss". Give it one, with the issuer as it stands in the tokens.`,
    });
    return [missing];
  }
  if (isIssuer(issuer.value)) return [];
  const notValid = faultAt(pointer, {
    code: 'caller-issuer-not-valid',
    message: `'${issuer.value}' is no address of an issuer. Write it as it stands in the tokens, like https://login.example.com/one.`,
  });
  return [notValid];
}

/** An absolute address below which an issuer describes itself. Whether it may be reached is for the way out to say. */
function isIssuer(text: string): boolean {
  return /^https?:\/\/[^\s?#@\\]+$/i.test(text) && URL.canParse(text);
}

function memberOf(value: Value, name: string): Value | undefined {
  return values.isObject(value) ? values.findProperty(value, name) : undefined;
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function faultAt(pointer: string, { code, message }: { readonly code: string; readonly message: string }): Diagnostic {
  return { code, severity: 'error', message, place: { pointer } };
}
