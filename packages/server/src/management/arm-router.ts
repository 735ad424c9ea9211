import type { ArmRoute } from './arm-route.ts';

/** What a method and path come to. */
export type RouteMatch =
  | { readonly kind: 'route'; readonly route: ArmRoute; readonly params: Readonly<Record<string, string>> }
  /** The path exists; these are its methods. */
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'nothing' };

interface CompiledRoute {
  readonly route: ArmRoute;
  readonly segments: readonly { readonly literal?: string; readonly parameter?: string }[];
  /** Its last segment stands for all that follow. */
  readonly isOpen: boolean;
}

/** Finds routes by path, with every fixed segment compared ignoring case. Segments arrive percent-encoded, so a name may hold a slash. */
export function createArmRouter(routes: readonly ArmRoute[]): (method: string, path: string) => RouteMatch {
  const byLength = new Map<number, CompiledRoute[]>();
  const open: CompiledRoute[] = [];
  for (const route of routes) {
    const segments = splitPath(route.path).map((segment) =>
      segment.startsWith('{') ? { parameter: segment.slice(1, -1) } : { literal: segment.toLowerCase() },
    );
    const isOpen = route.path.endsWith('*}');
    if (isOpen) open.push({ route, segments: segments.slice(0, -1), isOpen });
    else byLength.set(segments.length, [...(byLength.get(segments.length) ?? []), { route, segments, isOpen }]);
  }
  return (method, path) => {
    const segments = decodeSegments(path);
    if (segments === undefined) return { kind: 'nothing' };
    const allow = new Set<string>();
    for (const candidate of [...(byLength.get(segments.length) ?? []), ...open]) {
      const params = matchSegments(candidate, segments);
      if (params === undefined) continue;
      if (candidate.route.method === method) return { kind: 'route', route: candidate.route, params };
      allow.add(candidate.route.method);
    }
    return allow.size > 0 ? { kind: 'other-method', allow: [...allow] } : { kind: 'nothing' };
  };
}

function matchSegments(candidate: CompiledRoute, segments: readonly string[]): Record<string, string> | undefined {
  if (candidate.isOpen && segments.length <= candidate.segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, { literal, parameter }] of candidate.segments.entries()) {
    const segment = segments[index] ?? '';
    if (literal !== undefined && segment.toLowerCase() !== literal) return undefined;
    if (parameter !== undefined) params[parameter] = segment;
  }
  return params;
}

function splitPath(path: string): string[] {
  return path.replace(/^\/+|\/+$/g, '').split('/');
}

function decodeSegments(path: string): string[] | undefined {
  try {
    const segments = splitPath(path).map(decodeURIComponent);
    return segments.some((segment) => segment.includes('\u0000')) ? undefined : segments;
  } catch {
    // A percent sign that encodes nothing: no resource has such a path, nor one with a NUL.
    return undefined;
  }
}
