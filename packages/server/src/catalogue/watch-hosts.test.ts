import { createEgress } from '@tenon/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueScene, certifiable, openCatalogueScene } from '../testing/catalogue-scene.ts';
import { sweepHosts } from './watch-hosts.ts';

// T37: a host whose name lapses and may be registered by somebody else.
let scene: CatalogueScene;
let nominationId: string;
/** What the name server does with a name: its code, or an address where nobody listens. */
let nameServer: 'ENOTFOUND' | 'EAI_AGAIN' | 'ESERVFAIL' | 'private' | 'once' = 'private';
const egress = createEgress({
  clock: { now: () => new Date() },
  async resolve() {
    if (nameServer === 'private') return [{ address: '10.0.0.1', family: 4 }];
    const code = nameServer === 'once' ? 'ENOTFOUND' : nameServer;
    if (nameServer === 'once') nameServer = 'private';
    throw Object.assign(new Error('no answer'), { code });
  },
});

beforeAll(async () => {
  scene = await openCatalogueScene({ egress });
  const connectorId = await scene.savedConnector(scene.owner, 'Framer', certifiable);
  const nomination = await scene.nominate(scene.owner, connectorId);
  nominationId = nomination.id;
  await scene.sign(scene.owner, nomination);
  await scene.publish(nominationId);
});
afterAll(async () => {
  await scene.fresh.close();
  await egress.close();
});

const stateOf = async () => (await scene.owner.send('GET', `/api/v1/nominations/${nominationId}`)).body.state;
const noticesOf = async (browser: CatalogueScene['owner']) =>
  (await browser.send('GET', '/api/v1/notices')).body.notices.map(({ title }: { title: string }) => title);

test.each(['private', 'EAI_AGAIN', 'ESERVFAIL', 'once'] as const)(
  'a name server that says %s suspends nothing',
  async (says) => {
    nameServer = says;
    expect(await sweepHosts(scene.fresh.parts)).toEqual([]);
    expect(await stateOf()).toBe('preview');
  },
);

test('a connector whose host has no name any more is suspended within one sweep, and those are told whom it concerns', async () => {
  nameServer = 'ENOTFOUND';
  const [name = '', ...others] = await sweepHosts(scene.fresh.parts);
  expect([name, others]).toEqual([expect.stringMatching(/./), []]);
  expect(await stateOf()).toBe('suspended');
  expect((await scene.stranger.send('GET', `/api/v1/catalogue/${name}`)).status).toBe(404);
  for (const browser of [scene.owner, scene.reviewer]) {
    expect(await noticesOf(browser)).toContainEqual(expect.stringContaining('is suspended'));
  }
  const { history } = (await scene.owner.send('GET', `/api/v1/nominations/${nominationId}`)).body;
  expect(history.at(-1)).toMatchObject({ state: 'suspended', by: null });
});

test('the next sweep finds nothing more to do, and a reviewer puts the connector back', async () => {
  expect(await sweepHosts(scene.fresh.parts)).toEqual([]);
  const resumed = await scene.reviewer.send('POST', `/api/v1/reviews/${nominationId}/resume`, {
    reason: 'It is back.',
  });
  expect(resumed.status).toBe(200);
  expect(await stateOf()).toBe('preview');
});
