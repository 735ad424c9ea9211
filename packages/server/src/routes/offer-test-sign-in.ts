import { offerTestSignIn as contract } from '@tenon/contract';
import { findTested } from '../connectors/find-tested.ts';
import { route } from '../routing/route.ts';

/** Begins a sign-in at the provider of a connector with a link. What the provider needs of the values is kept sealed until it is over. */
export const offerTestSignIn = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  perMinute: 60,
  async handle(call) {
    const { params, body, parts } = call;
    const { tenantId, memberId } = (await findTested(call, params.connectorId)).by;
    const { link } = await parts.connectorCalls.offerConsent({
      tenantId,
      memberId,
      purpose: { kind: 'test', connectorId: params.connectorId },
      parameterName: body.parameter,
      redirectUrl: body.redirectUrl,
      tested: {
        values: body.connection,
        ...(body.parameterSet === undefined ? {} : { parameterSet: body.parameterSet }),
      },
    });
    return { link };
  },
});
