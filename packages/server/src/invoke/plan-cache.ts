import type { Plan } from '@tenon/definition';
import type { WorkflowVersion } from '@tenon/store';
import { planOf } from '../management/logic/find-workflow.ts';

/** Plans of the versions whose triggers were called lately. A version never changes, so its plan is never stale. */
export interface PlanCache {
  /** The plan of a version; `read` is asked for the version only when its plan is not at hand. */
  of(
    key: { readonly workflowId: string; readonly version: string },
    read: () => Promise<WorkflowVersion | undefined>,
  ): Promise<Plan | undefined>;
}

const mostPlans = 500;

/** Opens a cache of plans. */
export function createPlanCache(): PlanCache {
  const plans = new Map<string, Plan>();
  return {
    async of({ workflowId, version }, read) {
      const key = `${workflowId}/${version}`;
      const known = plans.get(key);
      if (known !== undefined) {
        plans.delete(key);
        plans.set(key, known);
        return known;
      }
      const found = await read();
      if (found === undefined) return undefined;
      const plan = planOf(found);
      plans.set(key, plan);
      const oldest = plans.keys().next().value;
      if (plans.size > mostPlans && oldest !== undefined) plans.delete(oldest);
      return plan;
    },
  };
}
