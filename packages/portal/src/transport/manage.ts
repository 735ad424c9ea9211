import { type Answer, send } from './send.ts';

/** The api-version of each provider that this portal speaks. */
const apiVersions: Readonly<Record<string, string>> = {
  'microsoft.logic': '2019-05-01',
  'microsoft.web': '2016-06-01',
};

/** A resource of the management API: what surrounds its properties. */
export interface Resource<Properties> {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties: Properties;
}

/** Where resources of this portal's context live. */
export interface Place {
  readonly subscription: string;
  readonly group: string;
}

/** The path of a provider's resource: `resourcePath(place, 'Microsoft.Web', 'customApis', name)`. */
export function resourcePath(place: Place, provider: string, ...segments: readonly string[]): string {
  const { subscription, group } = place;
  const tail = segments.map(encodeURIComponent).join('/');
  return `/subscriptions/${encodeURIComponent(subscription)}/resourceGroups/${encodeURIComponent(group)}/providers/${provider}/${tail}`;
}

/** The subscription, resource group and name inside a resource id; undefined for anything else. */
export function parseResourceId(id: string): (Place & { readonly name: string }) | undefined {
  const parts = id.split('/');
  const [subscription, group, name] = [parts[2], parts[4], parts[8]];
  if (parts[1]?.toLowerCase() !== 'subscriptions' || parts[3]?.toLowerCase() !== 'resourcegroups') return undefined;
  if (subscription === undefined || group === undefined || name === undefined) return undefined;
  return {
    subscription: decodeURIComponent(subscription),
    group: decodeURIComponent(group),
    name: decodeURIComponent(name),
  };
}

/** One request to the management API; the api-version follows from the provider in the path. */
export async function manage<T>(
  method: string,
  path: string,
  options: {
    readonly body?: unknown;
    readonly query?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<T> {
  return (await manageWithHeaders(method, path, options)).body as T;
}

/** As `manage`, for the few requests whose answer is in the headers. */
export async function manageWithHeaders(
  method: string,
  path: string,
  options: {
    readonly body?: unknown;
    readonly query?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Answer> {
  const provider = /\/providers\/([^/]+)/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const query = new URLSearchParams({ 'api-version': apiVersions[provider] ?? '2022-12-01', ...options.query });
  return await send({ method, path: `${path}?${query.toString()}`, body: options.body, signal: options.signal });
}

/** All pages of a list, up to 5,000 entries. */
export async function manageList<T>(
  path: string,
  options: { readonly query?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<readonly T[]> {
  const entries: T[] = [];
  let page = await manage<ResourcePage<T>>('GET', path, options);
  entries.push(...page.value);
  while (page.nextLink !== undefined && entries.length < 5_000) {
    page = await manageNext('GET', page.nextLink, options.signal);
    entries.push(...page.value);
  }
  return entries;
}

/** A page of a list, and where the next one is. */
export interface ResourcePage<T> {
  readonly value: readonly T[];
  readonly nextLink?: string;
}

/** Follows a next link, which is complete in itself. */
export async function manageNext<T>(method: 'GET' | 'POST', link: string, signal?: AbortSignal): Promise<T> {
  const { pathname, search } = new URL(link, window.location.origin);
  const answer = await send({ method, path: `${pathname}${search}`, body: undefined, signal });
  return answer.body as T;
}
