import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { type OpenidProvider, startOpenidProvider } from '../../../../../tools/testing/openid-provider.ts';
import { over } from '../../../../../tools/testing/run-workflows.ts';
import { startTokenIssuer } from '../../../../../tools/testing/token-issuer.ts';

let managed: ManagedServer;
let openid: OpenidProvider;
const audience = 'https://orders.example.com';

beforeAll(async () => {
  openid = await startOpenidProvider();
  openid.tokenFormat = 'jwt';
  openid.register(['http://127.0.0.1/unused']);
  managed = await startManagedServer({ allowedHosts: [openid.host] });
});
afterAll(async () => {
  openid.close();
  await managed.close();
});

/** A token of the provider for an API, as a program gets one. */
async function tokenFor(resource: string): Promise<string> {
  const { id, secret } = openid.client;
  const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret, scope: 'read', resource };
  const answer = await fetch(`${openid.issuer}/contoso/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()).access_token;
}

const pathOf = (name: string) => `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;
const policies = (...claims: object[]) => ({
  openAuthenticationPolicies: {
    policies: { partner: { type: 'AAD', claims: [{ name: 'iss', value: openid.issuer }, ...claims] } },
  },
});
const onlyOrders = { name: 'aud', value: audience };

async function put(name: string, triggers: object, operationOptions?: string) {
  const manual = { type: 'Request', kind: 'Http', inputs: {}, ...(operationOptions && { operationOptions }) };
  const body = "@coalesce(triggerOutputs()?['headers']?['Authorization'], 'no token')";
  const Response = { type: 'Response', inputs: { statusCode: 200, body }, runAfter: {} };
  const definition = { contentVersion: '1.0.0.0', triggers: { manual }, actions: { Response } };
  const properties = { definition, accessControl: { triggers } };
  return managed.send('PUT', pathOf(name), { body: { location: 'local', properties } });
}

async function urlsOf(name: string): Promise<{ readonly signed: string; readonly plain: string }> {
  const { body } = await managed.send('POST', `${pathOf(name)}/triggers/manual/listCallbackUrl`);
  return { signed: body.value, plain: `${body.basePath}?api-version=2016-10-01` };
}

const call = (url: string, authorization?: string) =>
  fetch(url, { method: 'POST', headers: authorization === undefined ? {} : { Authorization: authorization } });
const refusal = async (answer: Response) => [answer.status, (await answer.json()).error.code];

test('a token of an OpenID provider starts the workflow, and is shown to nobody', async () => {
  expect((await put('orders', policies(onlyOrders))).status).toBe(201);
  const { plain, signed } = await urlsOf('orders');
  const token = await tokenFor(audience);
  const answer = await call(plain, `Bearer ${token}`);
  expect([answer.status, await answer.text()]).toEqual([200, 'no token']);
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'orders', run);
  const history = await managed.send('GET', `${pathOf('orders')}/runs/${run}`);
  const outputs = await fetch(history.body.properties.trigger.outputsLink.uri);
  const shown = `${JSON.stringify(history.body)}${await outputs.text()}`;
  expect(shown).toContain('"headers"');
  expect(shown).not.toContain(token);
  expect((await call(signed)).status).toBe(200);
});

test('a trigger sees the token where its option says so', async () => {
  await put('seen', policies(onlyOrders), 'IncludeAuthorizationHeadersInOutputs');
  const token = await tokenFor(audience);
  const answer = await call((await urlsOf('seen')).plain, `bearer ${token}`);
  expect(await answer.text()).toBe(`bearer ${token}`);
});

test('a token for something else is refused, and the refusal does not say what was asked for', async () => {
  await put('narrow', policies(onlyOrders, { name: 'client_id', value: 'somebody-in-particular' }));
  const { plain } = await urlsOf('narrow');
  for (const resource of [audience, 'https://other.example.com']) {
    const answer = await call(plain, `Bearer ${await tokenFor(resource)}`);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).error.code]).toEqual([403, 'MisMatchingOAuthClaims']);
    for (const secret of ['somebody', 'client_id', 'aud', openid.host, 'partner']) expect(text).not.toContain(secret);
  }
});

test('a call has either a signature or a token', async () => {
  await put('either', policies(onlyOrders));
  const { plain, signed } = await urlsOf('either');
  const token = await tokenFor(audience);
  const both = 'DirectApiRequestHasMoreThanOneAuthorization';
  expect(await refusal(await call(signed, `Bearer ${token}`))).toEqual([401, both]);
  expect(await refusal(await call(signed, 'Bearer nothing'))).toEqual([401, both]);
  expect(await refusal(await call(`${plain}&sig=`, `Bearer ${token}`))).toEqual([401, both]);
  expect(await refusal(await call(plain))).toEqual([401, 'DirectApiAuthorizationRequired']);
  expect(await refusal(await call(plain, `PoP ${token}`))).toEqual([401, 'DirectApiAuthorizationRequired']);
  expect((await call(signed, 'Basic YTpi')).status).toBe(200);
});

test('a workflow without policies takes no token', async () => {
  await put('signed', {});
  const answer = await call((await urlsOf('signed')).plain, `Bearer ${await tokenFor(audience)}`);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  expect(await refusal(answer)).toEqual([401, 'OAuthAccessPolicyNotFound']);
});

test('a workflow that takes no signatures has an address without one', async () => {
  await put('closing', policies(onlyOrders));
  const { signed, plain } = await urlsOf('closing');
  expect(
    (await put('closing', { ...policies(onlyOrders), sasAuthenticationPolicy: { state: 'Disabled' } })).status,
  ).toBe(200);
  expect(await refusal(await call(signed))).toEqual([401, 'DirectApiInvalidAuthorizationScheme']);
  const { body } = await managed.send('POST', `${pathOf('closing')}/triggers/manual/listCallbackUrl`);
  expect([body.value, body.queries]).toEqual([plain, { 'api-version': '2016-10-01' }]);
  expect((await call(plain, `Bearer ${await tokenFor(audience)}`)).status).toBe(200);
  await put('closing', { ...policies(onlyOrders), sasAuthenticationPolicy: { state: 'Enabled' } });
  expect((await call(signed)).status).toBe(200);
});

test('a caller with a token comes from the networks that the workflow allows, too', async () => {
  const away = { allowedCallerIpAddresses: [{ addressRange: '10.0.0.0/8' }] };
  await put('away', { ...policies(onlyOrders), ...away });
  const answer = await call((await urlsOf('away')).plain, `Bearer ${await tokenFor(audience)}`);
  expect(await refusal(answer)).toEqual([403, 'AuthorizationFailed']);
});

test('one of several policies suffices, and its claims are not mixed with those of another', async () => {
  const other = await startTokenIssuer();
  const claims = [{ name: 'iss', value: other.issuer }, onlyOrders];
  const second = { type: 'AAD', claims };
  const first = policies({ name: 'aud', value: 'https://other.example.com' }).openAuthenticationPolicies.policies;
  await put('several', { openAuthenticationPolicies: { policies: { ...first, second } } });
  const { plain } = await urlsOf('several');
  expect((await call(plain, `Bearer ${await tokenFor('https://other.example.com')}`)).status).toBe(200);
  expect((await call(plain, `Bearer ${await tokenFor(audience)}`)).status).toBe(403);
  // The other issuer's host is not allowed here, so that his keys cannot be read.
  const unread = await call(plain, `Bearer ${await other.token({ aud: audience })}`);
  expect([unread.headers.has('retry-after'), ...(await refusal(unread))]).toEqual([true, 503, 'ServiceUnavailable']);
  expect(other.asked).toEqual([]);
  other.close();
});

test('a change of the definition alone leaves the callers as they are, and a change of the callers is found in any spelling', async () => {
  await put('patched', policies(onlyOrders));
  const { plain } = await urlsOf('patched');
  const token = await tokenFor(audience);
  const definition = {
    triggers: { manual: { type: 'Request', inputs: {} } },
    actions: { Response: { type: 'Response', inputs: { statusCode: 201 }, runAfter: {} } },
  };
  await managed.send('PATCH', pathOf('patched'), { body: { properties: { definition } } });
  expect((await call(plain, `Bearer ${token}`)).status).toBe(201);
  const none = { properties: { AccessControl: { triggers: {} } } };
  expect((await managed.send('PATCH', pathOf('patched'), { body: none })).status).toBe(200);
  expect(await refusal(await call(plain, `Bearer ${token}`))).toEqual([401, 'OAuthAccessPolicyNotFound']);
});

test.each([
  {
    name: 'a policy without an issuer',
    accessControl: {
      triggers: { openAuthenticationPolicies: { policies: { p: { type: 'AAD', claims: [onlyOrders] } } } },
    },
    target: '/properties/accessControl/triggers/openAuthenticationPolicies/policies/p/claims',
  },
  {
    name: 'policies for links to contents',
    accessControl: { contents: { openAuthenticationPolicies: { policies: { p: { type: 'AAD', claims: [] } } } } },
    target: '/properties/accessControl/contents/openAuthenticationPolicies',
  },
  {
    name: 'a state of signatures that is none',
    accessControl: { triggers: { sasAuthenticationPolicy: { state: 'Off' } } },
    target: undefined,
  },
])('$name is refused when it is saved', async ({ accessControl, target }) => {
  const definition = { triggers: { manual: { type: 'Request', inputs: {} } }, actions: {} };
  const body = { location: 'local', properties: { definition, accessControl } };
  const answer = await managed.send('PUT', pathOf('wrong'), { body });
  expect([answer.status, answer.body.error.code]).toEqual([400, 'InvalidRequestContent']);
  expect(answer.body.error.details?.[0].target).toBe(target);
});

test('the signed addresses of a trigger that others call back stay open', async () => {
  const Hook = { type: 'HttpWebhook', inputs: { subscribe: { method: 'POST', uri: 'https://example.com' } } };
  const definition = { triggers: { Hook }, actions: {} };
  const accessControl = { triggers: { sasAuthenticationPolicy: { state: 'Disabled' } } };
  const body = { location: 'local', properties: { definition, accessControl } };
  const answer = await managed.send('PUT', pathOf('hooked'), { body });
  expect(answer.body.error.message).toContain("the trigger 'Hook' is called by its signed address alone");
});
