import { compileDefinition, type Plan, readValue, type Value } from '@tenon/definition';
import { hasErrors } from '@tenon/diagnostics';
import { type AccessKeys, type Store, type Workflow, workflows } from '@tenon/store';

/** One version of a workflow, ready to run. */
export interface ReadyVersion {
  readonly workflow: Workflow;
  readonly version: string;
  readonly plan: Plan;
  /** The keys that sign the addresses of its triggers. */
  readonly keys: AccessKeys;
}

/** The compiled versions of workflows, the most recently used ones in memory. */
export interface Plans {
  /** The version that new runs start with; undefined when there is no such workflow. */
  current(workflowId: string): Promise<ReadyVersion | undefined>;
  /** The workflow has changed: what is remembered of it is void. */
  forget(workflowId: string): void;
  /** One version; undefined when the workflow was deleted. */
  version(workflowId: string, version: string): Promise<ReadyVersion | undefined>;
}

/** Versions kept compiled, and workflows remembered. */
const keptVersions = 1_000;

/** A workflow is remembered for so long; whoever changes it says so, this is for when that is not heard. */
const rememberedMs = 1_000;

/** Makes the cache of plans. A version never changes, so what is kept of it is never wrong. */
export function createPlans(store: Store): Plans {
  const compiled = new Map<string, Plan>();
  const remembered = new Map<string, { readonly ready: Promise<ReadyVersion | undefined>; readonly untilMs: number }>();

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

  const readCurrent = async (workflowId: string): Promise<ReadyVersion | undefined> => {
    const [workflow, keys] = await Promise.all([
      workflows(store.system).findById(workflowId),
      workflows(store.system).accessKeys(workflowId),
    ]);
    const plan = workflow && (await compile(workflowId, workflow.version));
    return workflow && keys && plan && { workflow, version: workflow.version, plan, keys };
  };

  return {
    current(workflowId) {
      const known = remembered.get(workflowId);
      if (known !== undefined && known.untilMs > performance.now()) return known.ready;
      const ready = readCurrent(workflowId);
      remembered.delete(workflowId);
      remembered.set(workflowId, { ready, untilMs: performance.now() + rememberedMs });
      if (remembered.size > keptVersions) remembered.delete(remembered.keys().next().value ?? '');
      // What could not be read is not remembered.
      ready.catch(() => remembered.delete(workflowId));
      return ready;
    },
    forget(workflowId) {
      remembered.delete(workflowId);
    },
    async version(workflowId, version) {
      const current = await this.current(workflowId);
      if (current === undefined || current.version === version) return current;
      const plan = await compile(workflowId, version);
      return plan && { ...current, version, plan };
    },
  };
}

/**
 * Saved definitions were checked when they were saved; one that does not compile any more is a defect of ours. One without a
 * trigger is kept for somebody who is about to write it: it has a plan, and nothing starts it.
 */
function toPlan(definition: string, parameters: string): Plan {
  const given = readValue(parameters) as Readonly<Record<string, Value>>;
  const { value, diagnostics } = compileDefinition(definition, { parameters: given });
  const faults = diagnostics.filter(({ code }) => code !== 'no-trigger');
  if (value === undefined || hasErrors(faults)) {
    throw new Error(`A saved definition does not compile: ${faults.map(({ message }) => message).join(' ')}`);
  }
  return value;
}
