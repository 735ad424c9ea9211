import { listTestSignIns as contract } from '@tenon/contract';
import { describeTestSignIns } from '../connectors/describe-test-sign-ins.ts';
import { findTested } from '../connectors/find-tested.ts';
import { route } from '../routing/route.ts';

/** Where the caller is signed in to test a connector. */
export const listTestSignIns = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  async handle(call) {
    const { by } = await findTested(call, call.params.connectorId);
    return describeTestSignIns(call.parts.connectorCalls, by);
  },
});
