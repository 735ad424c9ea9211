// biome-ignore lint/style/noRestrictedImports: it only compares addresses
import { BlockList, isIP } from 'node:net';
import { readValue, type Value, values } from '@tenon/definition';
import { armRefusal } from '../management/arm-codes.ts';

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

/** Refuses an `accessControl` that could not be held to: ranges that cannot be read, and management by addresses, which is not told apart. */
export function checkAccessControl(accessControl: Value | undefined): void {
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
