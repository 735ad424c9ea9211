import { connectionRuntimeUrl } from '../../invoke/connection-addresses.ts';
import { makeConnectionKey } from '../../invoke/connection-key.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmRoute } from '../arm-route.ts';
import { requireObject, textMember } from '../read-body.ts';
import { toInstant } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { connectionPath, findConnection } from './connection-routes.ts';

const usualSeconds = 24 * 60 * 60;
const mostSeconds = 30 * 24 * 60 * 60;

/** Keys with which a program calls through one connection, and can do nothing else (Microsoft.Web/connections). */
export function connectionKeyRoutes({ vault, clock }: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'POST',
      path: `${connectionPath}/listConnectionKeys`,
      permission: 'Microsoft.Web/connections/use/action',
      handle: async (context) => {
        const { tenantId, connectionId } = await context.inTenant((scope) => findConnection(scope, context));
        const body = context.readBody();
        const seconds = readSpan(body === undefined ? undefined : textMember(requireObject(body, spanForm), spanName));
        const expiresAt = new Date(clock.now().getTime() + seconds * 1_000);
        return {
          status: 200,
          body: {
            connectionKey: makeConnectionKey(vault, { tenantId, connectionId }, expiresAt),
            expiresOn: toInstant(expiresAt),
            runtimeUrls: [connectionRuntimeUrl(context.publicUrl, connectionId)],
          },
        };
      },
    },
  ];
}

const spanName = 'validityTimeSpan';
const spanForm = `{"${spanName}"}`;

/** A time span as .NET writes it: `1.00:00:00` is a day. */
function readSpan(text: string | undefined): number {
  if (text === undefined) return usualSeconds;
  const [, days = '0', hours, minutes, seconds] = /^(?:(\d{1,2})\.)?(\d\d):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
  const span = Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  if (Number(hours) < 24 && span > 0 && span <= mostSeconds) return span;
  throw armRefusal(
    'InvalidRequestContent',
    `'${spanName}' is '${text.slice(0, 40)}'. Write days, hours, minutes and seconds like 1.00:00:00, at most 30 days.`,
  );
}
