// biome-ignore lint/style/noRestrictedImports: it only compares addresses
import { BlockList, isIP } from 'node:net';
import { readValue, type TriggerPlan, type Value, values } from '@tenon/definition';
import { type Diagnostic, describeDiagnostic } from '@tenon/diagnostics';
import { armRefusal } from '../management/arm-codes.ts';
import { type CallerPolicy, readCallerPolicies } from './callers/caller-policies.ts';

/** What a workflow's access control tells apart: calls of its triggers, callbacks of its actions, links to its contents. */
export type AccessSurface = 'triggers' | 'actions' | 'contents';

const surfaces = ['triggers', 'actions', 'contents', 'workflowManagement'] as const;

/**
 * Refuses a caller whose address is in none of the ranges that `accessControl` of a workflow allows for a surface. Where no ranges
 * are given anybody may call; an empty list lets nobody in but other workflows.
 */
export function checkCallerAddress(
  { settings }: { readonly settings: string },
  surface: AccessSurface,
  ip: string | undefined,
): void {
  // Most workflows have none, and their settings need not be read.
  if (!/allowedCallerIpAddresses/i.test(settings)) return;
  const inside = memberOf(readValue(settings), 'inside');
  const ranges = rangesOf(memberOf(inside, 'accessControl'), surface);
  if (ranges === undefined) return;
  const allowed = new BlockList();
  for (const range of ranges) addRange(allowed, range);
  const family = isIP(ip ?? '');
  if (ip !== undefined && family !== 0 && allowed.check(ip, family === 6 ? 'ipv6' : 'ipv4')) return;
  throw armRefusal(
    'AuthorizationFailed',
    `The client IP address '${ip ?? ''}' is not in the allowed caller IP address ranges of the workflow's access control.`,
  );
}

/** The callers of a workflow's triggers beside the network that they come from. */
export interface TriggerCallers {
  /** Ways in for who has a token. */
  readonly policies: readonly CallerPolicy[];
  /** Whether signed addresses start the workflow too. */
  readonly takesSignatures: boolean;
}

/** Who may start a workflow by a call, as its `accessControl` says: without one, whoever has a signed address. */
export function callersOf({ settings }: { readonly settings: string }): TriggerCallers {
  // Most workflows have none, and their settings need not be read.
  if (!/(?:open|sas)Authentication/i.test(settings)) return { policies: [], takesSignatures: true };
  const triggers = memberOf(memberOf(memberOf(readValue(settings), 'inside'), 'accessControl'), 'triggers');
  const { value: policies } = readCallerPolicies(memberOf(triggers, 'openAuthenticationPolicies'), '');
  return { policies, takesSignatures: signatureState(triggers) !== 'disabled' };
}

/** Refuses an `accessControl` that could not be held to: what cannot be read, and what is not told apart here. */
export function checkAccessControl(accessControl: Value | undefined, triggers: readonly TriggerPlan[]): void {
  checkRanges(accessControl);
  const faults = surfaces.flatMap((surface) => callerFaults(accessControl, surface));
  const [first] = faults;
  if (first !== undefined) {
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    throw armRefusal(
      'InvalidRequestContent',
      `The access control is not valid: '${describeDiagnostic(first)}'${more}.`,
      faults.slice(0, 100),
    );
  }
  checkSignatureState(memberOf(accessControl, 'triggers'), triggers);
}

function callerFaults(accessControl: Value | undefined, surface: string): readonly Diagnostic[] {
  const given = memberOf(memberOf(accessControl, surface), 'openAuthenticationPolicies');
  const pointer = `/properties/accessControl/${surface}/openAuthenticationPolicies`;
  const { value, diagnostics } = readCallerPolicies(given, pointer);
  if (surface === 'triggers' || (value.length === 0 && diagnostics.length === 0)) return diagnostics;
  return [
    {
      code: 'caller-policies-not-held-to',
      severity: 'error',
      message: `Policies for tokens are held to for calls of triggers alone. Leave them out of '${surface}'.`,
      place: { pointer },
    },
  ];
}

/** Refuses to close the signed addresses of a workflow whose trigger can be reached by nothing else. */
function checkSignatureState(callers: Value | undefined, triggers: readonly TriggerPlan[]): void {
  const state = signatureState(callers);
  if (state !== undefined && state !== 'enabled' && state !== 'disabled')
    throw armRefusal(
      'InvalidRequestContent',
      `'accessControl.triggers.sasAuthenticationPolicy.state' is '${state.slice(0, 40)}'. Use Enabled or Disabled.`,
    );
  const subscribed = triggers.find(({ type }) => type.endsWith('Webhook') || type.endsWith('Notification'));
  if (state === 'disabled' && subscribed !== undefined)
    throw armRefusal(
      'InvalidRequestContent',
      `'accessControl.triggers.sasAuthenticationPolicy' is Disabled, and the trigger '${subscribed.name}' is called by its signed address alone.`,
    );
}

/** The state in small letters; undefined where none is given. What is no text is no state. */
function signatureState(triggers: Value | undefined): string | undefined {
  const policy = memberOf(triggers, 'sasAuthenticationPolicy');
  if (policy === undefined || policy === null) return undefined;
  const state = memberOf(policy, 'state');
  return typeof state === 'string' ? state.toLowerCase() : '';
}

function checkRanges(accessControl: Value | undefined): void {
  for (const surface of surfaces) {
    const ranges = rangesOf(accessControl, surface);
    if (ranges === undefined) continue;
    if (surface === 'workflowManagement')
      throw armRefusal(
        'InvalidRequestContent',
        "'accessControl.workflowManagement.allowedCallerIpAddresses' is not held to here. Who manages a workflow is a matter of roles; leave it out.",
      );
    for (const range of ranges) {
      if (addRange(new BlockList(), range)) continue;
      throw armRefusal(
        'InvalidRequestContent',
        `'${range.slice(0, 80)}' in 'accessControl.${surface}' is no range of addresses. Write it like 10.0.0.0/8, 10.0.0.1-10.0.0.9 or 10.0.0.1.`,
      );
    }
  }
}

/** The texts of the ranges; undefined where none are asked for. What is no text is a range that nobody is in. */
function rangesOf(accessControl: Value | undefined, surface: string): readonly string[] | undefined {
  const ranges = memberOf(memberOf(accessControl, surface), 'allowedCallerIpAddresses');
  if (!Array.isArray(ranges)) return undefined;
  return ranges.map((range: Value) => {
    const text = memberOf(range, 'addressRange');
    return typeof text === 'string' ? text.trim() : '';
  });
}

function memberOf(value: Value | undefined, name: string): Value | undefined {
  return values.isObject(value) ? values.findProperty(value, name) : undefined;
}

/** Adds an address, a block or a range; false when it is none of them. */
function addRange(list: BlockList, text: string): boolean {
  const [, first = '', mark, second = ''] = /^([^/-]+)(?:([/-])([^/-]+))?$/.exec(text) ?? [];
  const family = isIP(first);
  if (family === 0) return false;
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  if (mark === undefined) list.addAddress(first, kind);
  else if (mark === '/') {
    if (!/^\d{1,3}$/.test(second) || Number(second) > (family === 6 ? 128 : 32)) return false;
    list.addSubnet(first, Number(second), kind);
  } else {
    if (isIP(second) !== family) return false;
    try {
      list.addRange(first, second, kind);
    } catch {
      // The last address is before the first.
      return false;
    }
  }
  return true;
}
