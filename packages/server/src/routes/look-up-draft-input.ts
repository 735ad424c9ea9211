import type { JsonObject, JsonValue } from '@tenon/connector';
import { lookUpDraftInput as contract } from '@tenon/contract';
import { findTested } from '../connectors/find-tested.ts';
import { lookUpInput as look } from '../connectors/look-up-input.ts';
import { route } from '../routing/route.ts';

/** Asks the API of the newest version. The values of the connection are used and not kept. */
export const lookUpDraftInput = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  perMinute: 300,
  async handle(call) {
    const { params, body, parts } = call;
    const { connector, by } = await findTested(call, params.connectorId);
    const { connection, parameterSet } = body;
    const account = { connection, by, ...(parameterSet === undefined ? {} : { parameterSet }) };
    return look({
      connector,
      operationId: params.operationId,
      input: body.input,
      // What zod read from JSON is JSON.
      values: body.values as JsonObject,
      ...(body.next === undefined ? {} : { page: body.next }),
      ...(body.selected === undefined ? {} : { selected: body.selected as JsonValue }),
      call: (operationId, values, page) =>
        parts.connectorCalls.testOperation({
          connector,
          operationId,
          values,
          ...account,
          purpose: 'lookup',
          ...(page === undefined ? {} : { page }),
        }),
    });
  },
});
