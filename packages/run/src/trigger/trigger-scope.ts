import type { Plan, Scope, Value } from '@tenon/definition';
import type { TriggerRecord, WorkflowIdentity } from '../event.ts';
import { opener } from '../scope/open-stored.ts';
import { recordOf } from '../scope/records.ts';
import { triggerValue } from '../scope/trigger-value.ts';
import type { Surroundings } from '../surroundings.ts';

/** What the expressions of a trigger read: parameters, the workflow, and the trigger's record once there is one. */
export function newTriggerScope(
  plan: Plan,
  workflow: WorkflowIdentity,
  surroundings: Surroundings,
  record?: TriggerRecord,
): Scope {
  const nothing = (): undefined => undefined;
  const open = opener(surroundings);
  return {
    parameter: plan.findParameter,
    variable: nothing,
    action: nothing,
    outputs: nothing,
    trigger: () => record && open(triggerValue(record)),
    item: nothing,
    items: nothing,
    iterationIndex: nothing,
    result: nothing,
    currentAction: nothing,
    workflow: () => identityValue(workflow),
    callbackUrl: nothing,
    now: () => surroundings.now,
    newGuid: surroundings.newId,
    random: surroundings.random,
  };
}

function identityValue({ id, name, type, location, tags }: WorkflowIdentity): Value {
  return recordOf({ id, name, type, location, tags });
}
