import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../tools/testing/managed-server-of-tests.ts';
import { over, respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

test.each([
  {
    name: 'no signature',
    change: (url: string) => url.replace(/&sig=[^&]*/, ''),
    status: 401,
    code: 'DirectApiAuthorizationRequired',
  },
  {
    name: 'a wrong signature',
    change: (url: string) => url.replace(/sig=(.)/, (_, first) => `sig=${first === 'A' ? 'B' : 'A'}`),
    status: 401,
    code: 'DirectApiInvalidAuthorizationSignature',
  },
  {
    name: 'another permission',
    change: (url: string) => url.replace('sp=%2Ftriggers%2Fmanual', 'sp=%2Ftriggers%2Fother'),
    status: 401,
    code: 'DirectApiInvalidAuthorizationSignature',
  },
  {
    name: 'an expiry put in',
    change: (url: string) => `${url}&se=2099-01-01T00:00:00Z`,
    status: 401,
    code: 'DirectApiInvalidAuthorizationSignature',
  },
  {
    name: 'two signatures',
    change: (url: string) => `${url}&sig=x`,
    status: 401,
    code: 'DirectApiAuthorizationRequired',
  },
  {
    name: 'an unknown workflow',
    change: (url: string) => url.replace(/(?<=workflows\/)./, (digit) => (digit === '0' ? '1' : '0')),
    status: 404,
    code: 'WorkflowNotFound',
  },
  {
    name: 'a key that is none',
    change: (url: string) => url.replace(/workflows\/[0-9a-f]+/, 'workflows/nope'),
    status: 404,
    code: 'WorkflowNotFound',
  },
  {
    name: 'another path',
    change: (url: string) => url.replace('/invoke', '/invoke/more'),
    status: 404,
    code: 'TriggerRelativePathNotValid',
  },
])('refuses a call with $name', async ({ change, status, code }) => {
  await save(managed, 'guarded', { actions: respond('ok') });
  const answer = await fetch(change(await urlOf(managed, 'guarded')), { method: 'POST' });
  expect([answer.status, (await answer.json()).error.code]).toEqual([status, code]);
});

test('expired links, replaced keys and disabled workflows end calls; the other key goes on', async () => {
  const { client, access } = managed;
  await save(managed, 'keys', { actions: respond('ok') });
  const past = await urlOf(managed, 'keys', new Date(Date.now() - 1000));
  expect((await fetch(past, { method: 'POST' })).status).toBe(401);
  const soon = await urlOf(managed, 'keys', new Date(Date.now() + 60_000));
  expect((await fetch(soon, { method: 'POST' })).status).toBe(200);
  const primary = await urlOf(managed, 'keys');
  const secondary =
    (await client.workflows.listCallbackUrl(access.resourceGroup, 'keys', { keyType: 'Secondary' })).value ?? '';
  await client.workflows.regenerateAccessKey(access.resourceGroup, 'keys', { keyType: 'Primary' });
  expect((await fetch(primary, { method: 'POST' })).status).toBe(401);
  expect((await fetch(secondary, { method: 'POST' })).status).toBe(200);
  await client.workflows.disable(access.resourceGroup, 'keys');
  const refused = await fetch(secondary, { method: 'POST' });
  expect([refused.status, (await refused.json()).error.code]).toEqual([400, 'WorkflowTriggerIsNotEnabled']);
});

test('a wrong method is refused; without a Response the caller gets 202; a Response that never comes is 502', async () => {
  await save(managed, 'get-only', {
    triggers: { manual: { type: 'Request', inputs: { method: 'GET' } } },
    actions: respond('ok'),
  });
  expect((await (await fetch(await urlOf(managed, 'get-only'), { method: 'POST' })).json()).error.code).toBe(
    'TriggerRequestMethodNotValid',
  );
  await save(managed, 'silent', { actions: { Compose: { type: 'Compose', inputs: 1, runAfter: {} } } });
  const accepted = await fetch(await urlOf(managed, 'silent'), { method: 'POST', body: 'x' });
  expect([accepted.status, await accepted.text()]).toEqual([202, '']);
  expect(accepted.headers.get('x-ms-workflow-run-id')).toMatch(/^\d{20}/);
  await save(managed, 'lost', {
    actions: {
      Fail: {
        type: 'Terminate',
        inputs: { runStatus: 'Failed', runError: { code: 'X', message: 'no' } },
        runAfter: {},
      },
      ...respond('never', { Fail: ['Succeeded'] }),
    },
  });
  const lost = await fetch(await urlOf(managed, 'lost'), { method: 'POST' });
  expect(lost.status).toBe(502);
});

test('what a workflow answers cannot act as the person who is signed in here', async () => {
  await save(managed, 'page', {
    actions: {
      Response: {
        type: 'Response',
        inputs: {
          statusCode: 200,
          headers: {
            'content-type': 'text/html',
            'Set-Cookie': 'tenon=stolen',
            'Content-Security-Policy': "script-src 'self'",
          },
          body: '<script>1</script>',
        },
        runAfter: {},
      },
    },
  });
  const answer = await fetch(await urlOf(managed, 'page'), { method: 'POST' });
  expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox /);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await answer.text()).toBe('<script>1</script>');
});

test('checks the body against the schema when the trigger says so', async () => {
  await save(managed, 'checked', {
    triggers: {
      manual: {
        type: 'Request',
        inputs: { schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } },
        operationOptions: 'EnableSchemaValidation',
      },
    },
    actions: respond("@triggerBody()?['id']"),
  });
  const url = await urlOf(managed, 'checked');
  const post = (body: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(await (await post('{"id": 12345678901234567}')).text()).toBe('12345678901234567');
  const refused = await post('{"id": "x"}');
  expect([refused.status, (await refused.json()).error.code]).toEqual([400, 'TriggerInputSchemaMismatch']);
});

test('a webhook action is called back once at its signed address, which is good for nothing else', async () => {
  const { stub } = managed;
  let callbackUrl = '';
  stub.answer = (request, reply) => {
    callbackUrl = JSON.parse(request.body).url;
    reply.writeHead(200).end();
  };
  await save(managed, 'hook', {
    actions: {
      Wait_for_it: {
        type: 'HttpWebhook',
        inputs: {
          subscribe: { method: 'POST', uri: `http://${stub.host}/subscribe`, body: { url: '@{listCallbackUrl()}' } },
          unsubscribe: {},
        },
        runAfter: {},
      },
    },
    outputs: { got: { type: 'Object', value: "@body('Wait_for_it')" } },
  });
  const run = (await fetch(await urlOf(managed, 'hook'), { method: 'POST' })).headers.get('x-ms-workflow-run-id') ?? '';
  await expect.poll(() => callbackUrl).not.toBe('');
  const call = (url: string) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"answer":42}' });
  expect((await call(callbackUrl.replace(/sig=(.)/, (_, first) => `sig=${first === 'A' ? 'B' : 'A'}`))).status).toBe(
    401,
  );
  expect((await call(callbackUrl.replace('/actions/Wait_for_it/run', '/response'))).status).not.toBe(200);
  expect((await call(callbackUrl.replace(/\/runs\/[^?]*/, '/triggers/manual/paths/invoke'))).status).toBe(401);
  expect((await call(callbackUrl.replace('Wait_for_it/run', 'Other/run'))).status).toBe(401);
  await expect.poll(async () => (await call(callbackUrl)).status).toBe(200);
  const finished = await over(managed, 'hook', run);
  expect(finished).toMatchObject({ status: 'Succeeded', outputs: { got: { value: { answer: 42 } } } });
  expect((await call(callbackUrl)).status).toBe(410);
});

test('the caller of an asynchronous Response polls for it at a signed address', async () => {
  await save(managed, 'later', {
    actions: {
      Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } }, runAfter: {} },
      Response: {
        type: 'Response',
        kind: 'Http',
        operationOptions: 'Asynchronous',
        inputs: { statusCode: 201, body: 'late' },
        runAfter: { Wait: ['Succeeded'] },
      },
    },
  });
  const accepted = await fetch(await urlOf(managed, 'later'), { method: 'POST' });
  expect(accepted.status).toBe(202);
  const location = accepted.headers.get('location') ?? '';
  const poll = () => fetch(location);
  expect((await poll()).status).toBe(202);
  await expect.poll(async () => (await poll()).status).toBe(201);
  expect(await (await poll()).text()).toBe('late');
});

const workflowHeaders = [
  'x-ms-workflow-id',
  'x-ms-workflow-run-id',
  'x-ms-workflow-version',
  'x-ms-workflow-name',
  'x-ms-request-id',
  'x-ms-tracking-id',
  'x-ms-client-tracking-id',
];

test.each([
  { name: 'tells which workflow and run it was', ofTrigger: undefined, ofResponse: undefined, isTold: true },
  {
    name: 'tells nothing of the workflow where its trigger says so',
    ofTrigger: 'SuppressWorkflowHeaders',
    ofResponse: undefined,
    isTold: false,
  },
  {
    name: 'tells nothing of the workflow where its trigger says so of responses',
    ofTrigger: 'EnableSchemaValidation, SuppressWorkflowHeadersOnResponse',
    ofResponse: undefined,
    isTold: false,
  },
  {
    name: 'tells nothing of the workflow where the Response says so',
    ofTrigger: undefined,
    ofResponse: 'suppressWorkflowHeadersOnResponse',
    isTold: false,
  },
])('an answer $name', async ({ ofTrigger, ofResponse, isTold }) => {
  const manual = { type: 'Request', kind: 'Http', inputs: {}, ...(ofTrigger && { operationOptions: ofTrigger }) };
  const inputs = { statusCode: 200, headers: { 'x-own': 'kept' }, body: 'ok' };
  const Response = { type: 'Response', inputs, runAfter: {}, ...(ofResponse && { operationOptions: ofResponse }) };
  await save(managed, 'headers', { triggers: { manual }, actions: { Response } });
  const answer = await fetch(await urlOf(managed, 'headers'), { method: 'POST' });
  expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([200, 'kept', 'ok']);
  for (const name of workflowHeaders) expect(answer.headers.has(name), name).toBe(isTold);
});

test('what a trigger keeps from its callers is kept from who polls for a late answer, before and after', async () => {
  const manual = { type: 'Request', inputs: {}, operationOptions: 'SuppressWorkflowHeadersOnResponse' };
  const Wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } }, runAfter: {} };
  const late = { type: 'Response', operationOptions: 'Asynchronous', inputs: { statusCode: 200, body: 'late' } };
  const actions = { Wait, Late: { ...late, runAfter: { Wait: ['Succeeded'] } } };
  await save(managed, 'kept', { triggers: { manual }, actions });
  const accepted = await fetch(await urlOf(managed, 'kept'), { method: 'POST' });
  const seen = [accepted];
  const poll = async () => {
    const answer = await fetch(accepted.headers.get('location') ?? '');
    seen.push(answer);
    return answer.status;
  };
  expect(await poll()).toBe(202);
  await expect.poll(poll).toBe(200);
  expect(await seen.at(-1)?.text()).toBe('late');
  for (const { status, headers } of seen)
    expect(
      workflowHeaders.filter((name) => headers.has(name)),
      `${status}`,
    ).toEqual([]);
});

test('a run that never answers keeps it from who polls, too', async () => {
  const manual = { type: 'Request', inputs: {}, operationOptions: 'SuppressWorkflowHeaders' };
  const Fail = { type: 'Terminate', inputs: { runStatus: 'Failed' }, runAfter: {} };
  const Late = {
    type: 'Response',
    operationOptions: 'Asynchronous',
    inputs: { statusCode: 200 },
    runAfter: { Fail: ['Succeeded'] },
  };
  await save(managed, 'silent', { triggers: { manual }, actions: { Fail, Late } });
  const accepted = await fetch(await urlOf(managed, 'silent'), { method: 'POST' });
  const location = accepted.headers.get('location') ?? '';
  await expect.poll(async () => (await fetch(location)).status).toBe(502);
  expect((await fetch(location)).headers.has('x-ms-request-id')).toBe(false);
});

test('of two Responses each says for itself whether its answer tells of the workflow, also one that is polled for', async () => {
  const answerWith = (text: string, more: object) => ({
    [`Say_${text}`]: { type: 'Response', inputs: { statusCode: 200, body: text }, runAfter: {}, ...more },
  });
  const suppressed = { operationOptions: 'SuppressWorkflowHeadersOnResponse' };
  await save(managed, 'either', {
    actions: {
      Choose: {
        type: 'If',
        expression: "@equals(triggerBody()?['who'], 'stranger')",
        actions: answerWith('nothing', suppressed),
        else: { actions: answerWith('all', {}) },
        runAfter: {},
      },
    },
  });
  const call = async (who: string) =>
    fetch(await urlOf(managed, 'either'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ who }),
    });
  const stranger = await call('stranger');
  expect([await stranger.text(), stranger.headers.has('x-ms-workflow-run-id')]).toEqual(['nothing', false]);
  const friend = await call('friend');
  expect([await friend.text(), friend.headers.has('x-ms-workflow-run-id')]).toEqual(['all', true]);
  const polled = { operationOptions: 'Asynchronous, SuppressWorkflowHeadersOnResponse' };
  await save(managed, 'polled', { actions: answerWith('late', polled) });
  const accepted = await fetch(await urlOf(managed, 'polled'), { method: 'POST' });
  const location = accepted.headers.get('location') ?? '';
  await expect.poll(async () => (await fetch(location)).status).toBe(200);
  const late = await fetch(location);
  expect([await late.text(), late.headers.has('x-ms-request-id')]).toEqual(['late', false]);
});
