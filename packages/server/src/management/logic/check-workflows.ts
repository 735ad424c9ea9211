import type { Plan } from '@tenon/definition';
import { isAllowed } from '@tenon/organization';
import { armRefusal } from '../arm-codes.ts';
import type { Caller } from '../arm-route.ts';
import { readResourceId } from '../resource-id.ts';

/**
 * Refuses a definition that names a workflow which its author may not run: called by a run, it would answer to whoever cannot
 * call it. An id that only the run knows is not refused here; the run keeps it to the workflow's own resource group.
 */
export function checkCalledWorkflows(caller: Caller, plan: Plan): void {
  for (const { name, workflowId } of plan.workflows) {
    const read = workflowId === undefined ? undefined : readResourceId(workflowId);
    if (read?.type !== 'microsoft.logic/workflows' || read.resourceGroup === undefined) continue;
    const permitted = isAllowed(caller.roles, 'Microsoft.Logic/workflows/run/action', {
      tenantId: caller.tenantId,
      subscriptionId: read.subscriptionId.toLowerCase(),
      resourceGroup: read.resourceGroup,
    });
    if (permitted) continue;
    throw armRefusal(
      'InvalidTemplate',
      `The template validation failed: 'The workflow '${workflowId?.slice(0, 300)}' of '${name}' could not be found, or you may not run it.'.`,
    );
  }
}
