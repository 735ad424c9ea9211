import { endTestSignIns as contract } from '@tenon/contract';
import { findTested } from '../connectors/find-tested.ts';
import { route } from '../routing/route.ts';

/** Forgets the tokens with which the caller tests a connector. */
export const endTestSignIns = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  async handle(call) {
    const { by } = await findTested(call, call.params.connectorId);
    await call.parts.connectorCalls.endTestSignIns(by);
    return null;
  },
});
