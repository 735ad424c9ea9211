import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { accept, invite, newPerson } from './people.ts';
import { picture } from './pictures.ts';
import { newDataFolder, type Product, startProduct } from './product.ts';

test.describe.configure({ mode: 'serial' });

const example = (name: string) => fileURLToPath(new URL(`../examples/print-framer/${name}`, import.meta.url));
const data = newDataFolder();
let product: Product;
let paula: Page;

test.beforeAll(async ({ browser }) => {
  product = await startProduct(data.path, ['--region', 'local,west']);
  paula = await newPerson(browser);
});
test.afterAll(async () => {
  await product.stop();
  data.remove();
});

test('without an owner everything is refused; the link makes the first person the owner', async () => {
  const refused = await fetch(`${product.url}/api/v1/connectors`);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ error: { code: 'owner-required' } });
  expect((await fetch(`${product.url}/subscriptions?api-version=2022-12-01`)).status).toBe(503);

  await paula.goto(product.link ?? '');
  await paula.getByLabel('Organization name').fill('Framers');
  await paula.getByLabel('Your name').fill('Paula Publisher');
  await paula.getByLabel('E-mail address').fill('paula@framers.alt');
  await paula.getByLabel('Password').fill('correct horse battery');
  await paula.getByRole('button', { name: 'Continue' }).click();
  await expect(paula.getByRole('heading', { name: 'Welcome, Paula Publisher' })).toBeVisible();
  await paula.screenshot({ path: picture('home') });
});

test('the link works once', async ({ browser }) => {
  const stranger = await newPerson(browser);
  await stranger.goto(product.link ?? '');
  await expect(stranger.getByText(/unknown, used or expired/)).toBeVisible();
});

test('a definition file becomes a connector, tested against the live API on the way', async () => {
  await paula.goto(`${product.url}/connectors/new`);
  await paula.getByLabel('Connector name').fill('PrintFramerConnector');
  await paula.setInputFiles('input[type=file]', example('v1/swagger.json'));
  await paula.getByRole('button', { name: 'Import' }).click();

  await paula.getByLabel('Description').fill('Obtain an estimate for a picture frame');
  await paula.getByLabel('Scheme').selectOption('http');
  await paula.getByLabel('Host').fill(new URL(product.exampleUrl).host);
  await paula.getByRole('button', { name: 'Next: Security' }).click();
  await paula.getByRole('radio', { name: 'No authentication' }).check();
  await paula.getByRole('button', { name: 'Next: Definition' }).click();
  await paula.getByLabel('Summary').fill('Estimate the cost of a picture frame');
  await paula.getByLabel('Visibility', { exact: true }).selectOption({ label: 'Important: shown first' });
  await paula.getByRole('button', { name: 'Next: Code' }).click();
  await paula.getByRole('button', { name: 'Next: Test' }).click();
  await paula.getByLabel('Height').fill('6');
  await paula.getByLabel('Width').fill('7');
  await paula.getByRole('button', { name: 'Test operation' }).click();
  await expect(paula.getByRole('region', { name: 'Response body' })).toContainText('20.00');
  await paula.screenshot({ path: picture('connector-tested') });
  await paula.getByRole('button', { name: 'Create connector' }).click();
  await expect(paula.getByRole('heading', { name: /PrintFramerConnector/ })).toBeVisible();
});

test('a workflow made in the portal answers with the price, and its history shows every input and output', async () => {
  await paula.goto(`${product.url}/workflows/new`);
  await paula.getByLabel('Workflow name').fill('frame-price');
  await paula.getByLabel('Relative path').fill('{height}/{width}');
  await paula.getByRole('button', { name: 'Add a step' }).click();
  await paula.getByRole('tab', { name: 'Custom' }).click();
  await paula.getByRole('button', { name: /PrintFramerConnector/ }).click();
  await paula.getByRole('button', { name: /Estimate the cost of a picture frame/ }).click();
  await bindSize(paula);
  await paula.getByRole('button', { name: 'Add a step' }).click();
  await paula.getByRole('tab', { name: 'Built-in' }).click();
  await paula.getByRole('button', { name: /^Response/ }).click();
  await paula.getByRole('region', { name: 'Response' }).getByRole('textbox', { name: 'Body' }).click();
  await paula.keyboard.type('The approximate cost of your frame is:$');
  await paula.getByRole('button', { name: 'Dynamic content for Body' }).click();
  await paula.getByRole('menuitem', { name: /^Body/ }).first().click();
  await paula.screenshot({ path: picture('workflow-form') });
  await paula.getByRole('tab', { name: 'Code view' }).click();
  await expect(paula.getByText('relativePathParameters').first()).toBeVisible();
  await paula.getByRole('tab', { name: 'Form' }).click();
  await paula.getByRole('navigation').getByRole('link', { name: 'Connections' }).click();
  await expect(paula.getByRole('heading', { name: 'Leave without saving?' })).toBeVisible();
  await paula.getByRole('button', { name: 'Stay' }).click();
  await paula.getByRole('button', { name: 'Save' }).click();

  const url = await paula.getByRole('textbox', { name: 'HTTP GET URL' }).inputValue();
  const answer = await fetch(url.replace('{height}', '10').replace('{width}', '4'));
  expect(await answer.text()).toBe('The approximate cost of your frame is:$20.00');
  expect((await fetch(url.replace('{height}', '10').replace('{width}', '4').replace(/sig=./, 'sig=_'))).status).toBe(
    401,
  );

  await paula.getByRole('region', { name: 'Run history' }).getByRole('link').first().click();
  await expect(paula.getByRole('heading', { name: /Run\s*Succeeded/ })).toBeVisible();
  await paula.getByRole('button', { name: /Estimate the cost of a picture frame/ }).click();
  await expect(paula.getByText('/api/Values/10/4').first()).toBeVisible();
  await expect(paula.getByText('"20.00"').or(paula.getByText('20.00')).first()).toBeVisible();
  await paula.getByRole('button', { name: /^Response/ }).click();
  await expect(paula.getByText('The approximate cost of your frame is:$20.00').first()).toBeVisible();
  await paula.screenshot({ path: picture('run') });
});

test('sharing needs no step: tenant, subscription and region decide, and the announcement reaches exactly those', async ({
  browser,
}) => {
  await paula.goto(`${product.url}/organization/subscriptions`);
  await paula.getByLabel('Subscription name').fill('Elsewhere');
  await paula.getByRole('button', { name: 'Create subscription' }).click();
  await expect(paula.getByRole('cell', { name: 'Elsewhere' })).toBeVisible();

  const colleague = await newPerson(browser);
  const outsider = await newPerson(browser);
  const { url } = product;
  await accept(
    colleague,
    await invite(paula, { url, email: 'carl@framers.alt', where: 'Only Default' }),
    'Carl Colleague',
  );
  await accept(
    outsider,
    await invite(paula, { url, email: 'otto@framers.alt', where: 'Only Elsewhere' }),
    'Otto Outsider',
  );

  const customConnectors = async (person: Page) => {
    await person.goto(`${url}/workflows/new`);
    await person.getByRole('button', { name: 'Add a step' }).click();
    await person.getByRole('tab', { name: 'Custom' }).click();
    return person.getByRole('dialog');
  };
  const none = /no custom connectors in this subscription and region/;
  await expect((await customConnectors(colleague)).getByRole('button', { name: /PrintFramerConnector/ })).toBeVisible();
  await expect((await customConnectors(outsider)).getByText(none)).toBeVisible();
  await colleague.goto(url);
  await colleague.getByRole('button', { name: /^Context/ }).click();
  await colleague.getByRole('combobox', { name: 'Region' }).selectOption({ label: 'West' });
  await expect((await customConnectors(colleague)).getByText(none)).toBeVisible();

  await paula.goto(`${url}/connectors`);
  await paula.getByRole('link', { name: 'PrintFramerConnector' }).click();
  await paula.getByRole('button', { name: 'Announce' }).click();
  await paula.getByRole('dialog').getByLabel('Purpose').fill('It tells what a picture frame costs.');
  await paula.getByRole('dialog').getByRole('button', { name: 'Announce' }).click();
  await expect(paula.getByRole('dialog')).toBeHidden();
  for (const [person, count] of [
    [colleague, 1],
    [outsider, 0],
  ] as const) {
    await person.goto(`${url}/notices`);
    await expect(person.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(person.getByText('It tells what a picture frame costs.')).toHaveCount(count);
  }
});

test('v1 is refused with findings that name places and remedies', async () => {
  await paula.goto(`${product.url}/connectors`);
  await paula.getByRole('link', { name: 'PrintFramerConnector' }).click();
  await paula.getByRole('link', { name: 'Nominate' }).click();
  await declare(paula);
  await paula.getByRole('button', { name: 'Nominate' }).click();
  await expect(paula.getByText(/info-contact-required/).first()).toBeVisible();
  await expect(paula.getByText(/parameter-summary-required/).first()).toBeVisible();
  await paula.screenshot({ path: picture('v1-refused'), fullPage: true });
});

test('v2 is nominated, signed, reviewed by somebody else, staged and published as Preview', async ({ browser }) => {
  await paula.goto(`${product.url}/connectors/new`);
  await paula.getByLabel('Connector name').fill('PrintFramer');
  const files = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'readme.md'];
  await paula.setInputFiles(
    'input[type=file]',
    files.map((name) => example(`v2/${name}`)),
  );
  await paula.getByRole('button', { name: 'Import' }).click();
  await paula.getByRole('button', { name: 'Create connector' }).click();
  await paula.getByRole('link', { name: 'Nominate' }).click();
  await declare(paula);
  await paula.getByRole('button', { name: 'Nominate' }).click();
  await paula.getByRole('textbox', { name: 'Title' }).fill('Head of product');
  await paula.getByLabel('I have read the agreement').check();
  await paula.getByRole('button', { name: 'Sign agreement' }).click();
  await expect(paula.getByText('Agreement signed').first()).toBeVisible();

  const rita = await newPerson(browser, 'dark');
  await accept(
    rita,
    await invite(paula, { url: product.url, email: 'rita@framers.alt', where: 'Only Default', reviews: true }),
    'Rita Reviewer',
  );
  await rita.goto(`${product.url}/reviews`);
  await rita.getByRole('link', { name: 'Print Framer' }).click();
  await confirmed(rita, 'Start review');
  const points = rita.getByRole('group', { name: 'Checklist points' }).getByRole('checkbox');
  await expect(points.first()).toBeEnabled();
  for (const point of await points.all()) {
    await point.click();
    await expect(point).toBeChecked();
  }
  await rita.screenshot({ path: picture('review') });
  await confirmed(rita, 'Approve');
  await confirmed(rita, 'Stage');
  for (let ring = 1; ring < 3; ring += 1) await confirmed(rita, 'Stage');
  await confirmed(rita, 'Publish');
  await expect(rita.getByRole('heading', { name: /Print Framer\s*Preview/ })).toBeVisible();
});

test('a member of another tenant finds it in the catalogue and uses it with a key of their own', async ({
  browser,
}) => {
  await paula.goto(`${product.url}/organization/tenants`);
  await paula.getByLabel('Tenant name').fill('Shops');
  await paula.getByLabel("Owner's e-mail address").fill('cora@shops.alt');
  await paula.getByRole('button', { name: 'Create tenant' }).click();
  const link = await paula.getByRole('textbox', { name: 'Invitation link' }).inputValue();

  const cora = await newPerson(browser);
  await accept(cora, link, 'Cora Customer');
  await cora.getByRole('navigation').getByRole('link', { name: 'Catalogue' }).click();
  await cora.getByRole('searchbox').fill('frame');
  await expect(cora.getByText('Preview').first()).toBeVisible();
  await cora.screenshot({ path: picture('catalogue') });
  await cora.getByRole('link', { name: /Print Framer/ }).click();
  await cora.screenshot({ path: picture('catalogue-entry') });
  await cora.getByRole('link', { name: 'Create connection' }).click();
  await expect(cora.getByRole('link', { name: 'Get a subscription' })).toHaveAttribute(
    'href',
    /print-framer\.alt\/pricing/,
  );
  await cora.getByLabel('Subscription key').fill(product.exampleKey);
  await cora.getByRole('button', { name: 'Create connection' }).click();
  await expect(cora.getByRole('cell', { name: 'Connected' }).or(cora.getByText('Connected')).first()).toBeVisible();

  await cora.goto(`${product.url}/workflows/new`);
  await cora.getByLabel('Workflow name').fill('quote');
  await cora.getByLabel('Relative path').fill('{height}/{width}');
  await cora.getByRole('button', { name: 'Add a step' }).click();
  await cora.getByRole('tab', { name: 'Community' }).click();
  await cora.getByRole('button', { name: /Print Framer/ }).click();
  await cora.getByRole('button', { name: /Estimate the cost of a picture frame/ }).click();
  await bindSize(cora);
  await cora.getByRole('button', { name: 'Add a step' }).click();
  await cora.getByRole('tab', { name: 'Built-in' }).click();
  await cora.getByRole('button', { name: /^Response/ }).click();
  await cora.getByRole('button', { name: 'Dynamic content for Body' }).click();
  await cora.getByRole('menuitem', { name: /^Body/ }).first().click();
  await cora.getByRole('button', { name: 'Save' }).click();
  const url = await cora.getByRole('textbox', { name: 'HTTP GET URL' }).inputValue();
  const answer = await fetch(url.replace('{height}', '20').replace('{width}', '20'));
  expect(await answer.json()).toEqual({ price: 50, currency: 'USD' });
});

test('the customer asks in the forum, the publisher answers, and what they write is never run', async ({ browser }) => {
  const cora = await newPerson(browser);
  await signIn(cora, 'cora@shops.alt');
  const blocked: string[] = [];
  for (const person of [cora, paula]) {
    person.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text());
    });
  }
  await cora.goto(`${product.url}/catalogue/PrintFramer?tab=forum`);
  await cora.getByRole('button', { name: 'Ask a question' }).click();
  await cora.getByRole('textbox', { name: 'Question' }).fill('Round frames?');
  await cora.getByLabel('Details').fill('<img src=x onerror="alert(1)"> **Can** it price circles?');
  await cora.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(cora.getByRole('link', { name: 'Round frames?' })).toBeVisible();

  await paula.goto(`${product.url}/notices`);
  await paula
    .getByRole('article', { name: /Round frames/ })
    .getByRole('button', { name: 'Open' })
    .click();
  await expect(paula.getByText('<img src=x onerror="alert(1)">')).toBeVisible();
  await paula.getByLabel('Your answer').fill('With the next version.');
  await paula.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(paula.getByText('1 answer')).toBeVisible();
  await paula.screenshot({ path: picture('forum') });

  await cora.getByRole('link', { name: 'Round frames?' }).click();
  await expect(cora.getByText('With the next version.')).toBeVisible();
  await cora.getByRole('button', { name: 'Mark as solved' }).click();
  await expect(cora.getByText('Solved', { exact: true })).toBeVisible();
  expect(blocked).toEqual([]);
});

test('a new version goes through the same form, filled in, and Preview is left on request', async ({ browser }) => {
  await paula.goto(`${product.url}/connectors`);
  await paula.getByRole('link', { name: 'PrintFramer', exact: true }).click();
  await paula.getByRole('link', { name: 'Nominate' }).click();
  await expect(paula.getByLabel('Support e-mail')).toHaveValue('support@print-framer.alt');
  await expect(paula.getByRole('heading', { name: 'Changes since version 1' })).toBeVisible();

  await paula.goto(`${product.url}/nominations`);
  await paula.getByRole('link', { name: 'Print Framer' }).click();
  await expect(paula.getByText('Machine (rules)')).toBeVisible();
  await paula.getByRole('button', { name: 'Ask to remove Preview' }).click();
  await paula.getByLabel('Why it is ready').fill('Nothing failed.');
  await paula.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(paula.getByRole('heading', { name: 'Request to remove the Preview tag' })).toBeVisible();

  const rita = await newPerson(browser);
  await signIn(rita, 'rita@framers.alt');
  await rita.goto(`${product.url}/notices`);
  await rita
    .getByRole('article', { name: /asks to leave Preview/ })
    .getByRole('button', { name: 'Open' })
    .click();
  await confirmed(rita, 'Remove Preview');
  await expect(rita.getByRole('heading', { name: /Print Framer\s*Generally available/ })).toBeVisible();
});

/** Signs somebody in who accepted an invitation before. */
async function signIn(person: Page, email: string): Promise<void> {
  await person.goto(`${product.url}/sign-in`);
  await person.getByLabel('E-mail address').fill(email);
  await person.getByLabel('Password').fill('several words are better');
  await person.getByRole('button', { name: 'Sign in' }).click();
  await expect(person.getByRole('heading', { name: /^Welcome/ })).toBeVisible();
}

/** Presses a button and confirms what it asks. */
async function confirmed(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Decision' }).getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Binds the height and the width of an operation to those of the request. */
async function bindSize(page: Page): Promise<void> {
  for (const name of ['height', 'width']) {
    await page.getByRole('button', { name: new RegExp(`Dynamic content for ${name}`, 'i') }).click();
    await page.getByRole('menuitem', { name: new RegExp(name) }).click();
  }
}

/** What the publisher declares when nominating. */
async function declare(page: Page): Promise<void> {
  await page.getByLabel('Support e-mail').fill('support@print-framer.alt');
  await page.getByLabel('Ownership of the API').selectOption({ label: 'My organization owns the API' });
  await page.getByLabel('User scenario').fill('Shops ask for the price of a frame in their order workflows.');
  await page.getByLabel('Guaranteed availability (%)').fill('95');
  await page.getByLabel('Subscription or pricing page').fill('https://print-framer.alt/pricing');
}
