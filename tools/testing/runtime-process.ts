import { createHash } from 'node:crypto';
import { createConnectorCalls, createEgress, createRuntime, createVault, type Effects } from '@tenon/runtime';
import { openStore } from '@tenon/store';
import { pino } from 'pino';
import { deadlyStore } from './deadly-store.ts';
import { plainEffects } from './plain-effects.ts';

// A worker as a process of its own, to be killed by tests: `node runtime-process.ts DATABASE_URL`.
// Says `ready` when it works. Lines on stdin: `{tenantId, workflowId, body}` starts a run, `{callback}` delivers
// one, `{cancel}` cancels a run, `{changed}` tells of a workflow that was saved, `{clock}` sets by how many milliseconds the clock is wrong. What came of runs is printed as
// JSON lines. `TENON_TEST_DIE` names the event at which the process kills itself, `TENON_TEST_PAUSE` that at which it stops (SIGSTOP),
// `TENON_TEST_REGIONS` the regions it serves. With `TENON_TEST_HOSTS` requests go through the egress to these hosts, which keeps large bodies.

const opened = openStore({ connectionString: process.argv[2] ?? '' });
const { TENON_TEST_DIE: death, TENON_TEST_PAUSE: rest } = process.env;
const deadly = death === undefined ? opened : deadlyStore(opened, death, 'SIGKILL');
const store = rest === undefined ? deadly : deadlyStore(deadly, rest, 'SIGSTOP');
const vault = createVault({ masterKey: createHash('sha256').update('a key for tests').digest() });
let clockOffsetMs = 0;
const runtime = createRuntime({
  store,
  effects: effectsTo(process.env['TENON_TEST_HOSTS']),
  regions: (process.env['TENON_TEST_REGIONS'] ?? 'local').split(' '),
  clock: { now: () => new Date(Date.now() + clockOffsetMs) },
  log: pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2)),
  addresses: {
    callbackUrl: ({ runName, path }) => `http://callback.invalid/${runName}/${path}`,
    responseUrl: ({ runName }) => `http://response.invalid/${runName}`,
    triggerUrl: ({ workflowId, triggerName }) => `http://trigger.invalid/${workflowId}/${triggerName}`,
  },
  vault,
});
await runtime.start();
process.stdout.write('ready\n');

function effectsTo(hosts: string | undefined): Effects {
  if (hosts === undefined) return plainEffects();
  const clock = { now: () => new Date() };
  const egress = createEgress({ allowedHosts: hosts.split(' '), clock });
  const places = { publicUrl: () => 'http://tenon.invalid', consentRedirectUrl: () => 'http://consent.invalid' };
  return createConnectorCalls({ store, vault, egress, clock, ...places }).effects;
}

process.on('SIGTERM', () => {
  void runtime
    .stop()
    .then(() => store.close())
    .then(() => process.exit(0));
});

let unread = '';
process.stdin.on('data', (chunk) => {
  unread += String(chunk);
  const lines = unread.split('\n');
  unread = lines.pop() ?? '';
  for (const line of lines) void fire(line);
});

async function fire(line: string): Promise<void> {
  const { tenantId, workflowId, body, callback, cancel, changed, clock } = JSON.parse(line);
  if (clock !== undefined) {
    clockOffsetMs = clock;
    return;
  }
  if (callback !== undefined) {
    await runtime.deliverCallback(callback);
    return;
  }
  if (changed !== undefined) {
    await runtime.workflowChanged(changed);
    return;
  }
  if (cancel !== undefined) {
    await runtime.cancelRun(cancel);
    return;
  }
  const fired = await runtime
    .fireRequestTrigger({ tenantId, workflowId, triggerName: 'manual', outputs: { body } })
    .catch((error: unknown) => {
      process.stdout.write(`${JSON.stringify({ refused: String(error) })}\n`);
    });
  if (fired === undefined) return;
  process.stdout.write(`${JSON.stringify({ accepted: fired.runName })}\n`);
  const reply = await fired.response;
  process.stdout.write(`${JSON.stringify({ answered: fired.runName, reply })}\n`);
}
