import { z } from 'zod';

/** A schema of the contract, whatever it describes. */
export type Schema = z.ZodType;

/** What one route takes and answers. The server registers it, the portal and the command line call it. */
export interface RouteContract<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema | undefined = Schema | undefined,
  Answer extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path with `{name}` for each parameter. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The status of success; 204 has no body. */
  readonly status: 200 | 201 | 204;
  readonly answer: Answer;
}

/** The path parameters a caller gives. */
export type ParamsOf<R extends RouteContract> = z.input<R['params']>;
/** The query a caller gives. */
export type QueryOf<R extends RouteContract> = z.input<R['query']>;
/** The body a caller sends. */
export type BodyOf<R extends RouteContract> = R['body'] extends Schema ? z.input<R['body']> : undefined;
/** The body a caller receives. */
export type AnswerOf<R extends RouteContract> = z.output<R['answer']>;

const empty = z.object({});
/** The answer of a route that has nothing to say (204). */
export const nothing: z.ZodNull = z.null();

/** Fills in what a route leaves out: no parameters, no query, no body. */
export function defineRoute<
  Params extends Schema = typeof empty,
  Query extends Schema = typeof empty,
  Body extends Schema | undefined = undefined,
  Answer extends Schema = Schema,
>(route: {
  readonly method: RouteContract['method'];
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly status?: 200 | 201 | 204;
  readonly answer: Answer;
}): RouteContract<Params, Query, Body, Answer> {
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    tag: route.tag,
    params: route.params ?? (empty as unknown as Params),
    query: route.query ?? (empty as unknown as Query),
    body: route.body as Body,
    status: route.status ?? 200,
    answer: route.answer,
  };
}

/** The path and query of one call, every value percent-encoded; query values that are undefined are left out. */
export function requestPath<R extends RouteContract>(
  route: R,
  values: { readonly params?: ParamsOf<R>; readonly query?: QueryOf<R> } = {},
): string {
  const params = (values.params ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = Object.entries((values.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}
