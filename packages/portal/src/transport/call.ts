import {
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type RouteContract,
  requestPath,
} from '@tenon/contract';
import { send } from './send.ts';

/** What one call of a route is given. */
export interface CallValues<R extends RouteContract> {
  readonly params?: ParamsOf<R>;
  readonly query?: QueryOf<R>;
  readonly body?: BodyOf<R>;
  readonly signal?: AbortSignal;
}

/** Calls a route of the platform API. The server checks its answers against the same contract, so they are not checked again here. */
export async function call<R extends RouteContract>(route: R, values: CallValues<R> = {}): Promise<AnswerOf<R>> {
  const answer = await send({
    method: route.method,
    path: requestPath(route, values),
    body: values.body,
    signal: values.signal,
  });
  return (answer.body ?? null) as AnswerOf<R>;
}
