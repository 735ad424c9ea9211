import { testOperation as contract } from '@tenon/contract';
import { findTested } from '../connectors/find-tested.ts';
import { tryOperation } from '../connectors/try-operation.ts';
import { route } from '../routing/route.ts';

/** Calls one operation of the newest version once. The values of the connection are used and not kept. */
export const testOperation = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  perMinute: 120,
  async handle(call) {
    const { params, body, parts } = call;
    const tested = await findTested(call, params.connectorId);
    return tryOperation(parts, { ...tested, ...body, operationId: params.operationId });
  },
});
