import { compileDefinition, readValue, type Value } from '../packages/definition/src/index.ts';
import { decide, evolve, openRun, type RunEvent, type Surroundings, triggering } from '../packages/run/src/index.ts';

// How much the pure core costs: compiling a large definition, deciding early and late in a long run, a loop of 100,000
// items. Run: node benchmarks/run-core.ts

const NOW = '2024-01-01T00:00:00.0000000Z';
let ids = 0;
const surroundings: Surroundings = {
  now: NOW,
  newId: () => {
    ids += 1;
    return `id-${ids}`;
  },
  newRunName: () => 'run',
  random: () => 0.5,
  callbackUrl: () => 'https://callback.test',
  responseUrl: () => 'https://callback.test/response',
};
const workflow = { id: '/workflows/w', name: 'w', type: 'Microsoft.Logic/workflows', location: 'local' };
const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

compileLarge();
decideLate();
loopLarge();

function compileLarge(): void {
  const actions: Record<string, object> = {};
  for (let index = 0; index < 1_000; index += 1) {
    actions[`Action_${index}`] = {
      type: 'Compose',
      inputs: { text: `@concat('a', string(${index === 0 ? '1' : `outputs('Action_${index - 1}')`}))`, n: index },
      runAfter: index === 0 ? {} : { [`Action_${index - 1}`]: ['Succeeded'] },
    };
  }
  const text = JSON.stringify({ triggers, actions });
  for (let warmUp = 0; warmUp < 15; warmUp += 1) compileDefinition(text);
  const times = Array.from({ length: 25 }, () => {
    const start = performance.now();
    compileDefinition(text);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const [best = 0] = times;
  console.log(
    `compile 1,000 actions (${text.length} characters): best ${best.toFixed(1)} ms, median ${median(times).toFixed(1)} ms ` +
      `(bar: 20 ms on a machine with nothing else to do)`,
  );
}

/** A run that does one call after another in an Until: how long one decision takes at the 10th and at the 10,000th event. */
function decideLate(): void {
  const state = begin({
    Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'n', type: 'Integer', value: 0 }] } },
    Each: {
      type: 'Foreach',
      foreach: '@range(1, 5000)',
      operationOptions: 'Sequential',
      actions: {
        Call: { type: 'Http', inputs: { method: 'GET', uri: 'https://api.test/@{item()}' } },
        Add: { type: 'IncrementVariable', inputs: { name: 'n' }, runAfter: { Call: ['Succeeded'] } },
      },
      runAfter: { Init: ['Succeeded'] },
    },
  });
  const samples: { readonly events: number; readonly us: number }[] = [];
  let decision = decide(state, surroundings);
  for (;;) {
    const sent = decision.commands.find((command) => command.kind === 'send-request');
    if (!sent) break;
    const finished: RunEvent = {
      kind: 'request-finished',
      path: sent.path,
      at: NOW,
      request: sent.request,
      reply: { statusCode: 200, headers: {}, body: 1 },
    };
    const start = performance.now();
    evolve(state, finished);
    decision = decide(state, surroundings);
    samples.push({ events: state.events, us: (performance.now() - start) * 1_000 });
  }
  const early = median(samples.filter(({ events }) => events > 1_000 && events < 3_000).map(({ us }) => us));
  const late = median(samples.filter(({ events }) => events > 18_000).map(({ us }) => us));
  console.log(
    `decide: ${early.toFixed(1)} µs around event 2,000, ${late.toFixed(1)} µs around event ${state.events}, ratio ${(late / early).toFixed(2)}`,
  );
}

function loopLarge(): void {
  const state = begin({
    Each: {
      type: 'Foreach',
      foreach: '@range(1, 100000)',
      actions: { Double: { type: 'Compose', inputs: '@mul(item(), 2)' } },
    },
  });
  const start = performance.now();
  let events = 0;
  for (let more = true; more; ) {
    const decision = decide(state, surroundings);
    events += decision.events.length;
    more = decision.more;
  }
  const ms = performance.now() - start;
  console.log(
    `foreach of 100,000 items: ${ms.toFixed(0)} ms, ${events} events, ${state.status}, ${Math.round(events / (ms / 1_000))} actions/s`,
  );
}

function begin(actions: Value): ReturnType<typeof openRun> {
  const { value: plan, diagnostics } = compileDefinition(readValue(JSON.stringify({ triggers, actions })));
  if (!plan || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const outcome = triggering.fire(
    plan,
    { trigger: 'manual', workflow, cause: { kind: 'request', headers: {}, waits: false } },
    surroundings,
  );
  const state = openRun(plan);
  if (outcome.kind === 'fired') for (const event of outcome.runs) evolve(state, event);
  return state;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
