import type { Value } from '@tenon/definition';
import type { HeldRole, Permission } from '@tenon/organization';
import type { Scope } from '@tenon/store';

/** Who calls: a signed-in member, or a token that acts for one. */
export interface Caller {
  readonly tenantId: string;
  readonly memberId: string;
  readonly roles: readonly HeldRole[];
}

/** JSON as answers are made of it: values of the definition language, with absent members left out. */
export type ArmJson = Value | undefined | readonly ArmJson[] | { readonly [name: string]: ArmJson };

/** What a route answers. No body is an empty answer. */
export interface ArmAnswer {
  readonly status: number;
  readonly body?: ArmJson;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that may be handled: the caller is known and permitted, subscription and resource group exist. */
export interface ArmContext {
  readonly caller: Caller;
  /** The variable segments of the path, decoded. Subscription and group are spelt as they were created. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The address of this request without its query. */
  readonly url: string;
  /** `https://host:port` of this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** The region of the resource group; empty where the path names none. */
  readonly region: string;
  /** The body as JSON; undefined when there is none. Refuses what is not JSON. */
  readonly readBody: () => Value | undefined;
  inTenant<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
}

/** One route of the management API. */
export interface ArmRoute {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  /** With `{name}` for variable segments, at the end `{name*}` for one or more; `{subscriptionId}` and `{resourceGroupName}` are resolved before the handler runs. */
  readonly path: string;
  /** What the caller must be permitted at the subscription or resource group of the path; `anyone` who is signed in otherwise. */
  readonly permission: Permission | 'anyone';
  /** `list`: enough to be permitted somewhere below, and the handler shows only what may be seen. */
  readonly reach?: 'list';
  readonly handle: (context: ArmContext) => Promise<ArmAnswer>;
}
