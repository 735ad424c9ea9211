import { compileDefinition, type Plan, type Value, values } from '@tenon/definition';
import { type Diagnostic, describeDiagnostic, hasErrors } from '@tenon/diagnostics';
import { checkExpectations } from './check-expectations.ts';
import { newClock } from './clock.ts';
import { startTest } from './start.ts';
import { readTest, type WorkflowTest } from './test-file.ts';
import { newSurroundings, type SimulatedWorkflow, type SimulationEffects, type World } from './world.ts';

/** What a workflow test came to. */
export interface TestResult {
  readonly id: string;
  readonly passed: boolean;
  /** One line each: where, what was expected, what came. */
  readonly failures: readonly string[];
}

/**
 * Runs a workflow test on a virtual clock: the same core as in production, with stubs in place of the outside world. `source` is the
 * file's content; `effects` runs the code of JavaScriptCode actions, and applies maps and schemas.
 */
export function simulateWorkflow(source: Value, effects: SimulationEffects): TestResult {
  const test = readTest(source);
  if ('problem' in test) {
    const id = values.isObject(source) && typeof source['id'] === 'string' ? source['id'] : '';
    return { id, passed: false, failures: [`The test file cannot be used: ${test.problem}`] };
  }
  const { workflows, failures } = compileAll(test);
  const main = workflows.get('main');
  if (failures.length > 0 || !main) return { id: test.id, passed: false, failures };
  const clock = newClock(test.clock);
  const world: World = {
    test,
    clock,
    workflows,
    runs: [],
    waiting: [],
    sent: [],
    problems: [],
    effects,
    surroundings: newSurroundings(clock),
    batches: new Map(),
    served: new Map(),
    lateReplies: new Map(),
  };
  startTest(world, main);
  let steps = 0;
  while (isUnfinished(world) && clock.step()) {
    steps += 1;
    if (steps > MOST_STEPS) {
      world.problems.push(`The test did not come to an end within ${MOST_STEPS} steps.`);
      break;
    }
  }
  const all = [...world.problems, ...checkExpectations(world, main)];
  return { id: test.id, passed: all.length === 0, failures: all };
}

/** How many moments a simulation may have. */
const MOST_STEPS = 2_000_000;

/** Timers of finished runs are of no interest; triggers and batches that are still due are. */
function isUnfinished(world: World): boolean {
  const isCollecting = [...world.batches.values()].some(({ dueAt }) => dueAt !== undefined);
  return (
    isCollecting ||
    world.test.start.request === undefined ||
    world.runs.some(({ state }) => state.completed === undefined)
  );
}

function compileAll(test: WorkflowTest): { workflows: Map<string, SimulatedWorkflow>; failures: readonly string[] } {
  const workflows = new Map<string, SimulatedWorkflow>();
  const failures: string[] = [];
  for (const [name, { definition, parameters }] of test.workflows) {
    const compiled = compileDefinition(definition, values.isObject(parameters) ? { parameters } : {});
    if (!compiled.value || hasErrors(compiled.diagnostics)) {
      failures.push(
        ...compiled.diagnostics
          .filter(isError)
          .map((one) => `The workflow '${name}' cannot be saved: ${describeDiagnostic(one)}`),
      );
      continue;
    }
    workflows.set(name, simulated(name, compiled.value));
  }
  return { workflows, failures };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function simulated(name: string, plan: Plan): SimulatedWorkflow {
  const id = `/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.Logic/workflows/${name}`;
  return { plan, identity: { id, name, type: 'Microsoft.Logic/workflows', location: 'westus', version: '1' } };
}
