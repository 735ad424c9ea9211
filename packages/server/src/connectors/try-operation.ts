import type { Connector, JsonObject } from '@tenon/connector';
import type { AnswerOf, testOperation } from '@tenon/contract';
import type { OperationTest } from '@tenon/runtime';
import type { RouteParts } from '../parts.ts';
import { notFound } from '../routing/not-allowed.ts';

/** Calls one operation of a model once, with connection values in clear that are not kept and not answered. */
export async function tryOperation(
  { connectorCalls }: Pick<RouteParts, 'connectorCalls'>,
  call: {
    readonly connector: Connector;
    readonly operationId: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly connection: Readonly<Record<string, string>>;
    readonly parameterSet?: string | undefined;
    readonly by: OperationTest['by'];
  },
): Promise<AnswerOf<typeof testOperation>> {
  const { connector, operationId, connection, parameterSet, by } = call;
  if (!connector.operations.some((operation) => operation.operationId === operationId)) {
    throw notFound('operation', operationId);
  }
  // What zod read from JSON is JSON.
  const values = call.values as JsonObject;
  const { request, response, failure, logs } = await connectorCalls.testOperation({
    connector,
    operationId,
    values,
    connection,
    ...(parameterSet === undefined ? {} : { parameterSet }),
    ...(by === undefined ? {} : { by }),
  });
  return {
    request: { ...request, headers: { ...request.headers } },
    response: response === null ? null : { ...response, headers: { ...response.headers } },
    failure,
    logs: [...logs],
  };
}
