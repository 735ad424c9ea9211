import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { collect, over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

let managed: ManagedServer;
let group = '';
let run = '';
let waiting = '';
let version = '';
beforeAll(async () => {
  managed = await startManagedServer();
  group = managed.access.resourceGroup;
  const call = { type: 'Http', inputs: { method: 'GET', uri: `http://${managed.stub.host}/` }, runAfter: {} };
  await save(managed, 'all', {
    actions: {
      Call: call,
      Loop: { type: 'Foreach', foreach: '@range(0, 2)', actions: { Inner: call }, runAfter: { Call: ['Succeeded'] } },
    },
  });
  await save(managed, 'waits', {
    actions: { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} } },
  });
  const recurrence = { frequency: 'Day', interval: 1, startTime: '2099-01-01T00:00:00Z' };
  await save(managed, 'timed', {
    triggers: { Recurrence: { type: 'Recurrence', recurrence } },
    actions: { Compose: { type: 'Compose', inputs: 1, runAfter: {} } },
  });
  run = await start('all');
  await over(managed, 'all', run);
  waiting = await start('waits');
  version = (await managed.client.workflows.get(group, 'all')).version ?? '';
});
afterAll(() => managed.close());

async function start(workflow: string): Promise<string> {
  const answer = await fetch(await urlOf(managed, workflow), { method: 'POST' });
  return answer.headers.get('x-ms-workflow-run-id') ?? '';
}

/** A call of the client; what it answers is read to its end where it is a list. */
type Call = (client: ManagedServer['client']) => Promise<unknown>;

test.each<{ name: string; call: Call }>([
  { name: 'workflows.listBySubscription', call: (c) => collect(c.workflows.listBySubscription({ top: 1 })) },
  { name: 'workflows.listByResourceGroup', call: (c) => collect(c.workflows.listByResourceGroup(group, { top: 1 })) },
  { name: 'workflows.update', call: (c) => c.workflows.update(group, 'all') },
  { name: 'workflows.disable', call: (c) => c.workflows.disable(group, 'timed') },
  { name: 'workflows.enable', call: (c) => c.workflows.enable(group, 'timed') },
  { name: 'workflows.listSwagger', call: (c) => c.workflows.listSwagger(group, 'all') },
  {
    name: 'workflows.generateUpgradedDefinition',
    call: (c) => c.workflows.generateUpgradedDefinition(group, 'all', { targetSchemaVersion: '2016-06-01' }),
  },
  {
    name: 'workflows.regenerateAccessKey',
    call: (c) => c.workflows.regenerateAccessKey(group, 'all', { keyType: 'Secondary' }),
  },
  {
    name: 'workflows.listCallbackUrl',
    call: (c) => c.workflows.listCallbackUrl(group, 'all', { keyType: 'Secondary', notAfter: new Date('2099-01-01') }),
  },
  {
    name: 'workflows.validateByResourceGroup of what get answered',
    call: async (c) => c.workflows.validateByResourceGroup(group, 'all', await c.workflows.get(group, 'all')),
  },
  {
    name: 'workflows.validateByLocation of a workflow that does not exist',
    call: async (c) => c.workflows.validateByLocation(group, 'local', 'nobody', await c.workflows.get(group, 'all')),
  },
  {
    name: 'workflows.createOrUpdate of what get answered',
    call: async (c) => c.workflows.createOrUpdate(group, 'timed', await c.workflows.get(group, 'timed')),
  },
  {
    name: 'workflows.beginMoveAndWait, there and back',
    call: async (c) => {
      const id = (name: string) => `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;
      await c.workflows.beginMoveAndWait(group, 'timed', { id: id('moved') });
      await c.workflows.beginMoveAndWait(group, 'moved', { id: id('timed') });
    },
  },
  {
    name: 'integrationAccounts.listByResourceGroup',
    call: (c) => collect(c.integrationAccounts.listByResourceGroup(group)),
  },
  { name: 'operations.list', call: (c) => collect(c.operations.list()) },
  { name: 'workflowVersions.list', call: (c) => collect(c.workflowVersions.list(group, 'all', { top: 1 })) },
  { name: 'workflowVersions.get', call: (c) => c.workflowVersions.get(group, 'all', version) },
  {
    name: 'workflowVersionTriggers.listCallbackUrl without parameters',
    call: (c) => c.workflowVersionTriggers.listCallbackUrl(group, 'all', version, 'manual'),
  },
  {
    name: 'workflowVersionTriggers.listCallbackUrl',
    call: (c) =>
      c.workflowVersionTriggers.listCallbackUrl(group, 'all', version, 'manual', {
        parameters: { keyType: 'Secondary' },
      }),
  },
  { name: 'workflowTriggers.list', call: (c) => collect(c.workflowTriggers.list(group, 'all')) },
  { name: 'workflowTriggers.get', call: (c) => c.workflowTriggers.get(group, 'timed', 'Recurrence') },
  { name: 'workflowTriggers.run', call: (c) => c.workflowTriggers.run(group, 'all', 'manual') },
  { name: 'workflowTriggers.run of a recurrence', call: (c) => c.workflowTriggers.run(group, 'timed', 'Recurrence') },
  { name: 'workflowTriggers.reset', call: (c) => c.workflowTriggers.reset(group, 'timed', 'Recurrence') },
  {
    name: 'workflowTriggers.setState',
    call: (c) =>
      c.workflowTriggers.setState(group, 'timed', 'Recurrence', {
        source: { id: `${managed.group}/providers/Microsoft.Logic/workflows/timed/triggers/Recurrence` },
      }),
  },
  { name: 'workflowTriggers.getSchemaJson', call: (c) => c.workflowTriggers.getSchemaJson(group, 'all', 'manual') },
  { name: 'workflowTriggers.listCallbackUrl', call: (c) => c.workflowTriggers.listCallbackUrl(group, 'all', 'manual') },
  {
    name: 'workflowTriggerHistories.list',
    call: (c) => collect(c.workflowTriggerHistories.list(group, 'all', 'manual', { top: 1 })),
  },
  { name: 'workflowTriggerHistories.get', call: (c) => c.workflowTriggerHistories.get(group, 'all', 'manual', run) },
  {
    name: 'workflowTriggerHistories.resubmit',
    call: (c) => c.workflowTriggerHistories.resubmit(group, 'all', 'manual', run),
  },
  { name: 'workflowRuns.list', call: (c) => collect(c.workflowRuns.list(group, 'all', { top: 1 })) },
  { name: 'workflowRuns.get', call: (c) => c.workflowRuns.get(group, 'all', run) },
  { name: 'workflowRunOperations.get', call: (c) => c.workflowRunOperations.get(group, 'all', run, 'any') },
  { name: 'workflowRuns.cancel', call: (c) => c.workflowRuns.cancel(group, 'waits', waiting) },
  { name: 'workflowRunActions.list', call: (c) => collect(c.workflowRunActions.list(group, 'all', run, { top: 1 })) },
  { name: 'workflowRunActions.get', call: (c) => c.workflowRunActions.get(group, 'all', run, 'Inner') },
  {
    name: 'workflowRunActions.listExpressionTraces',
    call: (c) => collect(c.workflowRunActions.listExpressionTraces(group, 'all', run, 'Call')),
  },
  {
    name: 'workflowRunActionRepetitions.list',
    call: (c) => collect(c.workflowRunActionRepetitions.list(group, 'all', run, 'Inner')),
  },
  {
    name: 'workflowRunActionRepetitions.get',
    call: (c) => c.workflowRunActionRepetitions.get(group, 'all', run, 'Inner', '000001'),
  },
  {
    name: 'workflowRunActionRepetitions.listExpressionTraces',
    call: (c) => collect(c.workflowRunActionRepetitions.listExpressionTraces(group, 'all', run, 'Inner', '000001')),
  },
  {
    name: 'workflowRunActionScopeRepetitions.list',
    call: (c) => collect(c.workflowRunActionScopeRepetitions.list(group, 'all', run, 'Loop')),
  },
  {
    name: 'workflowRunActionScopeRepetitions.get',
    call: (c) => c.workflowRunActionScopeRepetitions.get(group, 'all', run, 'Loop', '000001'),
  },
  {
    name: 'workflowRunActionRequestHistories.list and get',
    call: async (c) => {
      const [first] = await collect(c.workflowRunActionRequestHistories.list(group, 'all', run, 'Call'));
      await c.workflowRunActionRequestHistories.get(group, 'all', run, 'Call', first?.name ?? '');
    },
  },
  {
    name: 'workflowRunActionRepetitionsRequestHistories.list and get',
    call: async (c) => {
      const { list, get } = methods(c);
      const [first] = await collect(list(group, 'all', run, 'Inner', '000001'));
      await get(group, 'all', run, 'Inner', '000001', first?.name ?? '');
    },
  },
  {
    name: 'workflows.delete, of one that exists and of none',
    call: async (c) => {
      await save(managed, 'shortlived', { actions: {} });
      await c.workflows.delete(group, 'shortlived');
      await c.workflows.delete(group, 'shortlived');
    },
  },
])('the client calls $name without failing', async ({ call }) => {
  await expect(call(managed.client).then(() => 'done')).resolves.toBe('done');
});

function methods(client: ManagedServer['client']) {
  const requests = client.workflowRunActionRepetitionsRequestHistories;
  return { list: requests.list.bind(requests), get: requests.get.bind(requests) };
}

test.each<{ name: string; call: Call; status: number; code: string }>([
  {
    name: 'an integration account',
    call: (c) => c.integrationAccounts.get(group, 'a'),
    status: 404,
    code: 'ResourceNotFound',
  },
  {
    name: 'a service environment',
    call: (c) => c.integrationServiceEnvironments.get(group, 'a'),
    status: 404,
    code: 'NotFound',
  },
  { name: 'a workflow', call: (c) => c.workflows.get(group, 'none'), status: 404, code: 'WorkflowNotFound' },
  {
    name: 'a version',
    call: (c) => c.workflowVersions.get(group, 'all', '08'),
    status: 404,
    code: 'WorkflowVersionNotFound',
  },
  {
    name: 'the trigger of a version',
    call: (c) => c.workflowVersionTriggers.listCallbackUrl(group, 'all', version, 'none'),
    status: 404,
    code: 'WorkflowTriggerNotFound',
  },
  {
    name: 'the state of a trigger that does not exist',
    call: (c) =>
      c.workflowTriggers.setState(group, 'timed', 'Recurrence', {
        source: { id: `${managed.group}/providers/Microsoft.Logic/workflows/all/triggers/none` },
      }),
    status: 404,
    code: 'WorkflowTriggerNotFound',
  },
  {
    name: 'a history',
    call: (c) => c.workflowTriggerHistories.get(group, 'all', 'manual', 'none'),
    status: 404,
    code: 'WorkflowTriggerHistoryNotFound',
  },
  {
    name: 'a history to resubmit',
    call: (c) => c.workflowTriggerHistories.resubmit(group, 'all', 'manual', 'none'),
    status: 404,
    code: 'WorkflowTriggerHistoryNotFound',
  },
  { name: 'a run', call: (c) => c.workflowRuns.get(group, 'all', 'none'), status: 404, code: 'WorkflowRunNotFound' },
  {
    name: 'a run of another workflow',
    call: (c) => c.workflowRuns.get(group, 'waits', run),
    status: 404,
    code: 'WorkflowRunNotFound',
  },
  {
    name: 'a run to cancel',
    call: (c) => c.workflowRuns.cancel(group, 'all', 'none'),
    status: 404,
    code: 'WorkflowRunNotFound',
  },
  {
    name: 'a run to cancel that is over',
    call: (c) => c.workflowRuns.cancel(group, 'all', run),
    status: 409,
    code: 'WorkflowRunCanNotBeCancelled',
  },
  {
    name: 'an action',
    call: (c) => c.workflowRunActions.get(group, 'all', run, 'none'),
    status: 404,
    code: 'WorkflowRunActionNotFound',
  },
  {
    name: 'a repetition',
    call: (c) => c.workflowRunActionRepetitions.get(group, 'all', run, 'Inner', '000009'),
    status: 404,
    code: 'ActionRepetitionNotFound',
  },
  {
    name: 'a scope repetition',
    call: (c) => c.workflowRunActionScopeRepetitions.get(group, 'all', run, 'Loop', '000009'),
    status: 404,
    code: 'ScopeRepetitionNotFound',
  },
  {
    name: 'a request history',
    call: (c) => c.workflowRunActionRequestHistories.get(group, 'all', run, 'Call', 'none'),
    status: 404,
    code: 'WorkflowRunActionRequestHistoryNotFound',
  },
])('what does not exist has a code that the client knows: $name', async ({ call, status, code }) => {
  await expect(call(managed.client)).rejects.toMatchObject({ statusCode: status, code });
});
