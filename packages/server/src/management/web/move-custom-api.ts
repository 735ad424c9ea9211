import { connectors } from '@tenon/store';
import { record } from '../../audit/record.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext } from '../arm-route.ts';
import { readMoveTarget } from '../move-target.ts';
import { checkResourceName } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { findCustomApi } from './find-custom-api.ts';

/** Gives a custom connector another name, or another resource group of its subscription and region. Connections keep to it. */
export function moveCustomApi(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  return context.inTenant(async (scope) => {
    const { connector } = await findCustomApi(scope, context);
    const target = await readMoveTarget(scope, context, {
      type: 'microsoft.web/customapis',
      noun: 'custom API',
      permission: 'Microsoft.Web/customApis/write',
    });
    checkResourceName(target.name, 80);
    if (target.region !== connector.region) {
      throw armRefusal(
        'InvalidResourceLocation',
        `The custom API is in '${connector.region}' and cannot move to '${target.resourceGroup}', which is in '${target.region}'.`,
      );
    }
    const { connectorId } = connector;
    const taken = await connectors(scope).findByName(target.subscriptionId, target.resourceGroup, target.name);
    if (taken !== undefined && taken.connectorId !== connectorId) {
      throw armRefusal('InvalidResourceName', `The name '${target.name}' is taken in '${target.resourceGroup}'.`);
    }
    await connectors(scope).move(connectorId, { ...target, updatedAt: services.clock.now() });
    await record(scope, services, {
      by: context.caller,
      action: 'connector.moved',
      target: connectorId,
      detail: { from: `${connector.resourceGroup}/${connector.name}`, to: `${target.resourceGroup}/${target.name}` },
    });
    return { status: 200 };
  });
}
