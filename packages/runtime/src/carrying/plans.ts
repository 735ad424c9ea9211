import { compileDefinition, type Plan, readValue, type Value } from '@tenon/definition';
import { hasErrors } from '@tenon/diagnostics';
import { type Store, type Workflow, workflows } from '@tenon/store';

/** One version of a workflow, ready to run. */
export interface ReadyVersion {
  readonly workflow: Workflow;
  readonly version: string;
  readonly plan: Plan;
}

/** The compiled versions of workflows, the most recently used ones in memory. */
export interface Plans {
  /** The version that new runs start with; undefined when there is no such workflow. */
  current(workflowId: string): Promise<ReadyVersion | undefined>;
  /** One version; undefined when the workflow was deleted. */
  version(workflowId: string, version: string): Promise<ReadyVersion | undefined>;
}

/** Versions kept compiled. */
const keptVersions = 1_000;

/** Makes the cache of plans. A version never changes, so what is kept is never wrong. */
export function createPlans(store: Store): Plans {
  const compiled = new Map<string, Plan>();

  const compile = async (workflowId: string, version: string): Promise<Plan | undefined> => {
    const key = `${workflowId} ${version}`;
    const known = compiled.get(key);
    if (known !== undefined) {
      compiled.delete(key);
      compiled.set(key, known);
      return known;
    }
    const saved = await workflows(store.system).version(workflowId, version);
    if (saved === undefined) return undefined;
    const plan = toPlan(saved.definition, saved.parameters);
    compiled.set(key, plan);
    if (compiled.size > keptVersions) compiled.delete(compiled.keys().next().value ?? '');
    return plan;
  };

  return {
    async current(workflowId) {
      const workflow = await workflows(store.system).findById(workflowId);
      const plan = workflow && (await compile(workflowId, workflow.version));
      return workflow && plan && { workflow, version: workflow.version, plan };
    },
    async version(workflowId, version) {
      const workflow = await workflows(store.system).findById(workflowId);
      const plan = workflow && (await compile(workflowId, version));
      return workflow && plan && { workflow, version, plan };
    },
  };
}

/** Saved definitions were checked when they were saved; one that does not compile any more is a defect of ours. */
function toPlan(definition: string, parameters: string): Plan {
  const given = readValue(parameters) as Readonly<Record<string, Value>>;
  const { value, diagnostics } = compileDefinition(definition, { parameters: given });
  if (value === undefined || hasErrors(diagnostics)) {
    throw new Error(`A saved definition does not compile: ${diagnostics.map(({ message }) => message).join(' ')}`);
  }
  return value;
}
