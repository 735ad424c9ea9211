import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { ServerParts } from '../parts.ts';
import { startTestServer, type TestBrowser, type TestServer } from './test-server.ts';

const folder = new URL('../../../../examples/print-framer/v2/', import.meta.url);

/** The files of a connector that breaks no rule. */
export const certifiable = readdirSync(folder).map((name) => ({
  name,
  content: readFileSync(new URL(name, folder)).toString('base64'),
  encoding: 'base64',
}));

/** What a publisher declares who may publish. */
export const declarations = {
  organization: 'Contoso Frames',
  ownership: 'owner',
  supportEmail: 'support@contoso.example',
  scenario: 'Shops price frames.',
  availabilityPercent: 95,
  subscriptionUrl: 'https://contoso.example/buy',
  categories: ['Commerce'],
};

/** A nomination as far as tests name it. */
interface Nominated {
  readonly id: string;
  readonly agreement: { readonly hash: string };
}

/** A publisher, a reviewer of the same tenant, a stranger of another, and their ways with the catalogue. */
export interface CatalogueScene {
  readonly fresh: TestServer;
  readonly owner: TestBrowser;
  readonly reviewer: TestBrowser;
  readonly stranger: TestBrowser;
  savedConnector(browser: TestBrowser, name: string, files: unknown): Promise<string>;
  nominate(browser: TestBrowser, connectorId: string): Promise<Nominated>;
  sign(browser: TestBrowser, nomination: Nominated): ReturnType<TestBrowser['send']>;
  /** Reviews, approves, stages and publishes a signed nomination. */
  publish(nominationId: string): Promise<void>;
}

/** Starts a server with the people of the catalogue signed in. */
export async function openCatalogueScene(overrides: Partial<ServerParts> = {}): Promise<CatalogueScene> {
  const fresh = await startTestServer(overrides);
  const owner = await fresh.claim('Ada');
  const invited = await owner.send('POST', '/api/v1/invitations', {
    email: 'rita@example.com',
    role: 'Reader',
    instanceRoles: ['Catalogue reviewer'],
  });
  const reviewer = await accept(fresh, invited.body.link, 'Rita');
  const tenant = await owner.send('POST', '/api/v1/tenants', {
    displayName: 'Others',
    ownerEmail: 'eve@others.example',
  });
  const stranger = await accept(fresh, tenant.body.invitationLink, 'Eve');
  return { fresh, owner, reviewer, stranger, savedConnector, nominate, sign, publish: (id) => publish(reviewer, id) };
}

async function accept(fresh: TestServer, link: string, displayName: string): Promise<TestBrowser> {
  const browser = fresh.browser();
  const token = link.split('#')[1];
  await browser.send('POST', '/api/v1/invitations/accept', { token, displayName, password: 'correct horse battery' });
  return browser;
}

async function savedConnector(browser: TestBrowser, name: string, files: unknown): Promise<string> {
  const session = (await browser.send('GET', '/api/v1/me')).body;
  const at = { subscriptionId: session.subscriptions[0].id, resourceGroup: 'default' };
  const named = files === certifiable ? titled(name) : files;
  const imported = await browser.send('POST', '/api/v1/connectors', { ...at, name, files: named });
  assert.equal(imported.status, 201);
  const { id, general } = imported.body;
  if (general.host === '') await browser.send('PATCH', `/api/v1/connectors/${id}/general`, { host: 'api.example.com' });
  assert.equal((await browser.send('POST', `/api/v1/connectors/${id}/save`, {})).status, 200);
  return id;
}

/** The same files under another title: two connectors of one title cannot both be in the catalogue. */
export function titled(title: string): typeof certifiable {
  return certifiable.map((file) => {
    const text = Buffer.from(file.content, 'base64').toString('utf8');
    const renamed = text.replace('"title": "Print Framer"', `"title": "${title}"`);
    return renamed === text ? file : { ...file, content: Buffer.from(renamed).toString('base64') };
  });
}

async function nominate(browser: TestBrowser, connectorId: string): Promise<Nominated> {
  const answer = await browser.send('POST', '/api/v1/nominations', { connectorId, declarations });
  assert.equal(answer.status, 201);
  return answer.body;
}

function sign(browser: TestBrowser, nomination: Nominated) {
  return browser.send('POST', `/api/v1/nominations/${nomination.id}/sign`, {
    name: 'Ada Contoso',
    title: 'Owner',
    hash: nomination.agreement.hash,
    accepted: true,
  });
}

async function publish(reviewer: TestBrowser, id: string): Promise<void> {
  const review = (path: string, body?: unknown, method = 'POST') =>
    reviewer.send(method, `/api/v1/reviews/${id}${path}`, body);
  const started = await review('/start');
  for (const { id: point } of started.body.checklist) await review(`/checklist/${point}`, { done: true }, 'PATCH');
  assert.equal((await review('/approve', {})).status, 200);
  let answer = await review('/stage');
  while (answer.body.nextSteps.includes('stage')) answer = await review('/stage');
  assert.equal((await review('/publish')).status, 200);
}
