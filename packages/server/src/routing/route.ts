import type { RouteContract } from '@tenon/contract';
import { isAllowed, isAllowedSomewhere, type Permission, type Place } from '@tenon/organization';
import type { Scope } from '@tenon/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../authentication/caller.ts';
import type { RouteParts } from '../parts.ts';
import { openOnlyTo } from './not-allowed.ts';

/**
 * Who may call a route.
 * - `anyone`: no one need sign in; `beforeOwner` when it works while nobody owns the instance.
 * - `member`: whoever is signed in, for what is his own.
 * - `permission`: held at the instance, at the caller's tenant, somewhere in it (a list, which shows what may be
 *   seen), or at the place of the thing that is asked for, which the handler authorizes when it has found it.
 */
export type Access =
  | { readonly kind: 'anyone'; readonly beforeOwner: boolean }
  | { readonly kind: 'member' }
  | {
      readonly kind: 'permission';
      readonly permission: Permission;
      readonly at: 'instance' | 'tenant' | 'somewhere' | 'target';
    };

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What every handler gets: the request, already of the shape that the contract says. */
export interface Call<R extends RouteContract> {
  readonly params: Out<R['params']>;
  readonly query: Out<R['query']>;
  readonly body: Out<R['body']>;
  readonly parts: RouteParts;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the handler of a signed-in member gets besides. */
export interface MemberCall<R extends RouteContract> extends Call<R> {
  readonly member: Caller;
  /** One transaction in the member's tenant. */
  inTenant<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Refuses (`not-allowed`) unless the member holds the route's permission, or the given one, at the place in his tenant. */
  authorize(place: Omit<Place, 'tenantId'>, permission?: Permission): void;
  /** Whether the member holds a permission at a place in his tenant. */
  may(permission: Permission, place: Omit<Place, 'tenantId'>): boolean;
}

type Answer<R extends RouteContract> = Promise<z.input<R['answer']>>;

/** A route as it is registered. */
export interface Route {
  readonly contract: RouteContract;
  readonly access: Access;
  /** In bytes; 1 MB unless told. */
  readonly bodyLimit?: number;
  /** How often one address may call it in a minute, where guessing must be slow. */
  readonly perMinute?: number;
  /** Its body holds documents, which may hold anything. */
  readonly carriesFiles?: boolean;
  readonly answer: (call: Call<RouteContract>, caller: Caller | undefined) => Promise<unknown>;
}

interface Limits {
  readonly bodyLimit?: number;
  readonly carriesFiles?: boolean;
  readonly perMinute?: number;
}

/** A route that needs nobody to sign in. */
export function openRoute<R extends RouteContract>(
  route: Limits & { readonly contract: R; readonly beforeOwner?: boolean; handle(call: Call<R>): Answer<R> },
): Route {
  const { contract, beforeOwner = false, handle, ...limits } = route;
  return {
    ...limits,
    contract,
    access: { kind: 'anyone', beforeOwner },
    answer: (call) => handle(call as unknown as Call<R>),
  };
}

/** A route for what is the caller's own. */
export function memberRoute<R extends RouteContract>(
  route: Limits & { readonly contract: R; handle(call: MemberCall<R>): Answer<R> },
): Route {
  const { contract, handle, ...limits } = route;
  return {
    ...limits,
    contract,
    access: { kind: 'member' },
    answer: (call, caller) => handle(toMemberCall<R>(call, mustBe(caller), undefined).call),
  };
}

/** A route that needs a permission. */
export function route<R extends RouteContract>(
  definition: Limits & {
    readonly contract: R;
    readonly permission: Permission;
    readonly at: 'instance' | 'tenant' | 'somewhere' | 'target';
    handle(call: MemberCall<R>): Answer<R>;
  },
): Route {
  const { contract, permission, at, handle, ...limits } = definition;
  return {
    ...limits,
    contract,
    access: { kind: 'permission', permission, at },
    async answer(call, caller) {
      const checked = toMemberCall<R>(call, mustBe(caller), permission);
      const answer = await handle(checked.call);
      if (at === 'target' && !checked.isAuthorized()) {
        throw new Error(`${contract.method} ${contract.path} answered without authorizing its target.`);
      }
      return answer;
    },
  };
}

/** Refuses who has no business at a route, before anything of the request is read. */
export function checkEntry(access: Access, caller: Caller): void {
  if (access.kind !== 'permission') return;
  const { permission, at } = access;
  const tenant = { tenantId: caller.tenantId };
  const allowed =
    at === 'instance' || at === 'tenant'
      ? isAllowed(caller.roles, permission, at === 'instance' ? {} : tenant)
      : isAllowedSomewhere(caller.roles, permission, tenant);
  if (!allowed) throw openOnlyTo(permission);
}

function mustBe(caller: Caller | undefined): Caller {
  if (caller === undefined) throw new Error('A route for members was reached without signing in.');
  return caller;
}

function toMemberCall<R extends RouteContract>(call: Call<RouteContract>, member: Caller, own: Permission | undefined) {
  let authorized = false;
  const may = (permission: Permission, place: Omit<Place, 'tenantId'>) =>
    isAllowed(member.roles, permission, { tenantId: member.tenantId, ...place });
  const memberCall = {
    ...call,
    member,
    inTenant: <T>(work: (scope: Scope) => Promise<T>) => call.parts.store.inTenant(member.tenantId, work),
    authorize(place: Omit<Place, 'tenantId'>, permission = own) {
      if (permission === undefined || !may(permission, place)) throw openOnlyTo(permission ?? 'an owner');
      authorized = true;
    },
    may,
  };
  return { call: memberCall as unknown as MemberCall<R>, isAuthorized: () => authorized };
}
