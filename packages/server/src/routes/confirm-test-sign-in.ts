import { confirmTestSignIn as contract } from '@tenon/contract';
import { describeTestSignIns } from '../connectors/describe-test-sign-ins.ts';
import { findTested } from '../connectors/find-tested.ts';
import { route } from '../routing/route.ts';

/** Ends a sign-in with the code that the browser brought back. It is good once, and for the member who began it. */
export const confirmTestSignIn = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  perMinute: 60,
  async handle(call) {
    const { by } = await findTested(call, call.params.connectorId);
    await call.parts.connectorCalls.confirmTestConsent({ ...by, code: call.body.code });
    return describeTestSignIns(call.parts.connectorCalls, by);
  },
});
