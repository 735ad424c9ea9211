import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { managementApi } from './management.ts';
import { becomeOwner, newPerson } from './people.ts';
import { bootstrap, newDataFolder, type Owner, type Product, startProduct } from './product.ts';

// Attacks T27, T28 of docs/security.md.

test.describe.configure({ mode: 'serial' });

const data = newDataFolder();
let product: Product;
let owner: Owner;
let page: Page;
/** What the browser had to refuse, ran, or was asked. */
const trouble: string[] = [];

test.beforeAll(async ({ browser }) => {
  product = await startProduct(data.path);
  page = await newPerson(browser);
  await watch(page);
  await becomeOwner(page, product.link);
  owner = await bootstrap(data.path);
});
test.afterAll(async () => {
  await product.stop();
  data.remove();
});

/** Texts that would act if a page took them for more than text. */
const hostile = [
  '<img src=x onerror="globalThis.hacked=1">',
  '<svg onload="globalThis.hacked=2"><script>globalThis.hacked=3</script></svg>',
  '</script><script>globalThis.hacked=4</script>',
  '[click](javascript:globalThis.hacked=5) ![x](x"onerror="globalThis.hacked=6)',
  '<a href="data:text/html,<script>globalThis.hacked=7</script>">x</a> <iframe srcdoc="<script>parent.hacked=8</script>"></iframe>',
  "=cmd|' /C calc'!A0",
  "{{constructor.constructor('globalThis.hacked=9')()}}",
].join('\n\n');
const shortHostile = '<img src=x onerror="globalThis.hacked=10">';

async function watch(watched: Page): Promise<void> {
  watched.on('dialog', (dialog) => {
    trouble.push(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  watched.on('pageerror', (error) => trouble.push(`error ${error.message}`));
  watched.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) trouble.push(message.text());
  });
  await watched.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
}

async function expectHarmless(path: string): Promise<void> {
  expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked), path).toBeUndefined();
  const links = await page
    .locator('a[href], form[action]')
    .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href || (each as HTMLFormElement).action));
  expect(
    links.filter((link) => !/^(https?|mailto):/.test(link)),
    path,
  ).toEqual([]);
  expect(await page.locator('iframe, object, embed, #root svg script, img[onerror]').count(), path).toBe(0);
  expect(trouble, path).toEqual([]);
}

async function platform(method: string, path: string, body?: object, token = owner.token) {
  const response = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a script reads answers of every shape
  const answer = (response.status === 204 ? undefined : await response.json()) as any;
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A reviewer, by invitation and with an API token of their own. */
async function reviewerToken(): Promise<string> {
  const invited = await platform('POST', '/invitations', {
    email: 'rita@example.com',
    role: 'Reader',
    instanceRoles: ['Catalogue reviewer'],
  });
  const accepted = await fetch(`${product.url}/api/v1/invitations/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: invited.link.split('#')[1],
      displayName: shortHostile,
      password: 'correct horse battery',
    }),
  });
  const made = await fetch(`${product.url}/api/v1/tokens`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: accepted.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
      'x-csrf-token': ((await accepted.json()) as { csrfToken: string }).csrfToken,
    },
    body: JSON.stringify({ name: shortHostile }),
  });
  return ((await made.json()) as { token: string }).token;
}

test('hostile texts of a definition, a nomination and people are shown as the texts they are', async () => {
  const folder = new URL('../examples/print-framer/v2/', import.meta.url);
  const files = readdirSync(folder).map((name) => ({
    name,
    content: spoil(name, readFileSync(new URL(name, folder))).toString('base64'),
    encoding: 'base64',
  }));
  const place = { subscriptionId: owner.subscriptionId, resourceGroup: owner.resourceGroup };
  const { id: connectorId } = await platform('POST', '/connectors', { ...place, name: 'Hostile', files });
  await platform('POST', `/connectors/${connectorId}/save`, { note: hostile });
  const plain = readdirSync(folder).map((name) => ({
    name,
    content: readFileSync(new URL(name, folder)).toString('base64'),
    encoding: 'base64',
  }));
  const published = await platform('POST', '/connectors', { ...place, name: 'Published', files: plain });
  await platform('POST', `/connectors/${published.id}/save`, { note: hostile });
  await platform('POST', `/connectors/${published.id}/announcements`, { purpose: hostile, howToUse: hostile });
  const reviewer = await reviewerToken();
  const nomination = await platform('POST', '/nominations', {
    connectorId: published.id,
    declarations: {
      organization: shortHostile,
      ownership: 'owner',
      supportEmail: 'support@contoso.example',
      scenario: hostile,
      availabilityPercent: 95,
      subscriptionUrl: 'https://contoso.example/buy',
      categories: [shortHostile.slice(0, 40)],
    },
  });
  await platform('POST', `/nominations/${nomination.id}/sign`, {
    name: shortHostile,
    title: shortHostile,
    hash: nomination.agreement.hash,
    accepted: true,
  });
  const review = (step: string, body?: object) => platform('POST', `/reviews/${nomination.id}/${step}`, body, reviewer);
  const { checklist } = await review('start');
  for (const { id } of checklist) {
    await platform('PATCH', `/reviews/${nomination.id}/checklist/${id}`, { done: true, note: hostile }, reviewer);
  }
  await review('approve', { note: hostile });
  let staged = await review('stage');
  while (staged.nextSteps.includes('stage')) staged = await review('stage');
  await review('publish');

  for (const path of [
    '/connectors',
    `/connectors/${connectorId}`,
    `/connectors/${connectorId}/edit`,
    `/connectors/${published.id}`,
    '/catalogue',
    '/catalogue/Published',
    '/nominations',
    `/nominations/${nomination.id}`,
    `/nominations/new/${connectorId}`,
    '/reviews',
    `/reviews/${nomination.id}`,
    '/notices',
    '/connections',
    '/organization',
    '/organization/audit',
  ]) {
    await page.goto(product.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectHarmless(path);
  }
  await page.goto(`${product.url}/catalogue/Published`);
  await expect(page.getByText('<img src=x onerror="globalThis.hacked=1">').first()).toBeVisible();
  await expect(page.getByText('click', { exact: true }).first()).not.toHaveAttribute('href', /./);
});

/** Puts hostile text into every text of a definition that a page shows. */
function spoil(name: string, bytes: Buffer): Buffer {
  if (!name.endsWith('swagger.json')) return bytes;
  const shown = new Set(['summary', 'description', 'x-ms-summary', 'title']);
  return Buffer.from(
    JSON.stringify(JSON.parse(bytes.toString('utf8')), (key, value) =>
      shown.has(key) && typeof value === 'string' ? hostile : value,
    ),
  );
}

test('what a run was given and answered is shown as data, and its own answer acts in nobody’s name', async () => {
  const management = managementApi(owner);
  const bodies = {
    Html: { type: 'Compose', inputs: hostile, runAfter: {} },
    Svg: {
      type: 'Compose',
      inputs: { '$content-type': 'image/svg+xml', $content: Buffer.from(hostile).toString('base64') },
      runAfter: {},
    },
    Page: {
      type: 'Compose',
      inputs: { '$content-type': 'text/html', $content: Buffer.from(hostile).toString('base64') },
      runAfter: {},
    },
    Names: { type: 'Compose', inputs: { [shortHostile]: [hostile] }, runAfter: {} },
  };
  await management.deploy('hostile', {
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      ...bodies,
      Response: {
        type: 'Response',
        inputs: {
          statusCode: 200,
          headers: { 'content-type': 'text/html' },
          body: `${hostile}<script>document.title = document.cookie || 'none';</script>`,
        },
        runAfter: {},
      },
    },
  });
  const url = await management.triggerUrl('hostile');
  await fetch(url, {
    method: 'POST',
    body: hostile,
    headers: { 'content-type': 'text/html', 'x-hostile': shortHostile },
  });
  const { run } = await management.outcome('hostile', 20_000);
  const workflow = `/workflows/${owner.subscriptionId}/${owner.resourceGroup}/hostile`;
  for (const path of ['/workflows', workflow, `${workflow}/edit`, `${workflow}/runs/${run}`]) {
    await page.goto(product.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectHarmless(path);
  }
  await page.goto(`${product.url}${workflow}/runs/${run}`);
  for (const action of [...Object.keys(bodies), 'Response']) {
    await page
      .getByRole('button', { name: new RegExp(`^${action}`) })
      .first()
      .click();
    await page.waitForLoadState('networkidle');
    await expectHarmless(`${action} of the run`);
  }
});

test('the page obeys no message of another site, is framed by none, and goes to none after signing in', async ({
  browser,
}) => {
  const evil = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end(`<iframe src="${product.url}/connections"></iframe>`),
  );
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const attacker = await page.context().newPage();
  await attacker.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
  const opening = page.context().waitForEvent('page');
  await attacker.evaluate((address) => {
    const targets = [globalThis.open(address), globalThis.frames[0]];
    const message = {
      type: 'consent',
      code: 'x',
      link: 'javascript:globalThis.hacked=1',
      href: 'https://evil.example',
    };
    setInterval(() => {
      for (const target of targets) target?.postMessage(message, '*');
    }, 20);
  }, `${product.url}/connections`);
  const target = await opening;
  await target.getByRole('heading', { level: 1 }).waitFor();
  await target.waitForTimeout(300);
  expect(target.url()).toBe(`${product.url}/connections`);
  expect(await target.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
  const [, framed] = attacker.frames();
  expect(framed?.url()).toMatch(/^chrome-error:/);
  await attacker.close();
  await target.close();
  evil.close();

  const stranger = await newPerson(browser);
  for (const next of [
    '//evil.example/',
    '/\\evil.example/',
    'https://evil.example/',
    'javascript:globalThis.hacked=1',
    '/\t/evil.example',
  ]) {
    await stranger.goto(`${product.url}/sign-in?next=${encodeURIComponent(next)}`);
    await stranger.getByLabel('E-mail address').fill('rita@example.com');
    await stranger.getByLabel('Password').fill('correct horse battery');
    await stranger.getByRole('button', { name: 'Sign in' }).click();
    await stranger.getByRole('heading', { level: 1, name: /./ }).first().waitFor();
    await stranger.waitForLoadState('networkidle');
    expect(new URL(stranger.url()).origin, next).toBe(product.url);
    await stranger.context().clearCookies();
  }
});
