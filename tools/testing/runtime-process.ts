import { createHash } from 'node:crypto';
import { createRuntime, createVault } from '@tenon/runtime';
import { openStore } from '@tenon/store';
import { pino } from 'pino';
import { plainEffects } from './plain-effects.ts';

// A worker as a process of its own, to be killed by tests: `node runtime-process.ts DATABASE_URL`.
// Says `ready` when it works; `fire WORKFLOW_ID` and TENANT on stdin start runs; answers are printed as JSON lines.

const store = openStore({ connectionString: process.argv[2] ?? '' });
const runtime = createRuntime({
  store,
  effects: plainEffects(),
  regions: ['local'],
  clock: { now: () => new Date() },
  log: pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2)),
  addresses: {
    callbackUrl: ({ runName, path }) => `http://callback.invalid/${runName}/${path}`,
    responseUrl: ({ runName }) => `http://response.invalid/${runName}`,
    triggerUrl: ({ workflowId, triggerName }) => `http://trigger.invalid/${workflowId}/${triggerName}`,
  },
  vault: createVault({ masterKey: createHash('sha256').update('a key for tests').digest() }),
});
await runtime.start();
process.stdout.write('ready\n');

process.on('SIGTERM', () => {
  void runtime
    .stop()
    .then(() => store.close())
    .then(() => process.exit(0));
});

let rest = '';
process.stdin.on('data', (chunk) => {
  rest += String(chunk);
  const lines = rest.split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) void fire(line);
});

async function fire(line: string): Promise<void> {
  const { tenantId, workflowId, body } = JSON.parse(line);
  const fired = await runtime.fireRequestTrigger({ tenantId, workflowId, triggerName: 'manual', outputs: { body } });
  process.stdout.write(`${JSON.stringify({ accepted: fired.runName })}\n`);
  const reply = await fired.response;
  process.stdout.write(`${JSON.stringify({ answered: fired.runName, reply })}\n`);
}
