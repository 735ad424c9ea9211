import { values } from '@tenon/definition';
import { armRefusal } from '../arm-codes.ts';
import type { ArmJson, ArmRoute } from '../arm-route.ts';
import { type BodyObject, requireObject, textMember } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { connectionPath, findConnection } from './connection-routes.ts';

const mostLinks = 10;

/** Consent of OAuth connections: links for a browser, and the code it comes back with. */
export function consentRoutes({ connectorCalls }: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'POST',
      path: `${connectionPath}/listConsentLinks`,
      permission: 'Microsoft.Web/connections/write',
      handle: async (context) => {
        const { tenantId, connectionId } = await context.inTenant((scope) => findConnection(scope, context));
        const body = requireObject(context.readBody(), '{"parameters": [{"parameterName", "redirectUrl"}]}');
        const value: ArmJson[] = [];
        for (const { parameterName, redirectUrl } of readWishes(body)) {
          const { link, status } = await connectorCalls.offerConsent({
            tenantId,
            purpose: { kind: 'connection', connectionId },
            memberId: context.caller.memberId,
            parameterName,
            redirectUrl,
          });
          value.push({ link, status });
        }
        return { status: 200, body: { value } };
      },
    },
    {
      method: 'POST',
      path: `${connectionPath}/confirmConsentCode`,
      permission: 'Microsoft.Web/connections/write',
      handle: async (context) => {
        const { tenantId, connectionId } = await context.inTenant((scope) => findConnection(scope, context));
        const body = requireObject(context.readBody(), '{"code"}');
        const code = textMember(body, 'code');
        if (!code) throw armRefusal('InvalidConsentCode', "The request has no 'code'.");
        await connectorCalls.confirmConsent({ tenantId, connectionId, code });
        return { status: 200, body };
      },
    },
  ];
}

function readWishes(body: BodyObject): readonly { readonly parameterName: string; readonly redirectUrl: string }[] {
  const given = values.findProperty(body, 'parameters');
  // Some clients send the one item without a list around it.
  const wishes = values.isObject(given) ? [given] : given;
  if (!values.isArray(wishes) || wishes.length === 0 || wishes.length > mostLinks) {
    throw armRefusal('InvalidRequestContent', `'parameters' is not a list of 1 to ${mostLinks} items.`);
  }
  return wishes.map((wish) => {
    const item = requireObject(wish, 'each of the parameters');
    const redirectUrl = textMember(item, 'redirectUrl');
    if (!redirectUrl) throw armRefusal('InvalidRequestContent', "A parameter has no 'redirectUrl'.");
    return { parameterName: textMember(item, 'parameterName') ?? 'token', redirectUrl };
  });
}
