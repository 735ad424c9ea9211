import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueScene, certifiable, openCatalogueScene } from '../testing/catalogue-scene.ts';
import type { TestBrowser } from '../testing/test-server.ts';

let scene: CatalogueScene;
let questionId: string;
const forum = '/api/v1/catalogue/Framer/questions';
beforeAll(async () => {
  scene = await openCatalogueScene();
  const connectorId = await scene.savedConnector(scene.owner, 'Framer', certifiable);
  const nomination = await scene.nominate(scene.owner, connectorId);
  await scene.sign(scene.owner, nomination);
  await scene.publish(nomination.id);
});
afterAll(() => scene.fresh.close());

const newestNotice = async (browser: TestBrowser) => (await browser.send('GET', '/api/v1/notices')).body.notices[0];

test('a customer of another tenant asks, and the publisher is told', async () => {
  const { owner, stranger } = scene;
  const asked = await stranger.send('POST', forum, { title: 'Round frames?', body: '<b>Can</b> it price circles?' });
  expect(asked.status).toBe(201);
  expect(asked.body).toMatchObject({
    title: 'Round frames?',
    body: '<b>Can</b> it price circles?',
    author: { displayName: 'Eve', organization: 'Others', isPublisher: false, isYou: true },
    answerCount: 0,
    maySolve: true,
  });
  questionId = asked.body.id;
  expect(await newestNotice(owner)).toMatchObject({
    kind: 'catalogue',
    title: 'A question about Framer: Round frames?',
    link: `/catalogue/Framer?question=${questionId}`,
  });
});

test('the publisher answers, the asker is told and says that it is solved', async () => {
  const { owner, stranger, reviewer } = scene;
  const answered = await owner.send('POST', `${forum}/${questionId}/answers`, { body: 'In the next version.' });
  expect(answered.body).toMatchObject({
    isAnsweredByPublisher: true,
    posts: [{ body: 'In the next version.', author: { isPublisher: true } }],
  });
  expect(await newestNotice(stranger)).toMatchObject({ title: 'Ada answered: Round frames?' });
  const solved = await stranger.send('PATCH', `${forum}/${questionId}`, { isSolved: true });
  expect(solved.body.isSolved).toBe(true);
  const listed = (await reviewer.send('GET', forum)).body.questions;
  expect(listed).toMatchObject([{ id: questionId, answerCount: 1, isSolved: true }]);
});

test('only its author or the publisher solves a question, and only its author or a reviewer deletes a post', async () => {
  const { owner, stranger, reviewer } = scene;
  const { body: question } = await owner.send('POST', forum, { title: 'Who uses it?', body: 'Tell us.' });
  const post = `/api/v1/catalogue/Framer/posts/${question.id}`;
  const refused = await stranger.send('PATCH', `${forum}/${question.id}`, { isSolved: true });
  expect([refused.status, refused.body.error.code]).toEqual([403, 'question-not-yours']);
  const kept = await stranger.send('DELETE', post);
  expect([kept.status, kept.body.error.code]).toEqual([403, 'post-not-yours']);
  expect((await reviewer.send('DELETE', post)).status).toBe(204);
  expect((await owner.send('GET', `${forum}/${question.id}`)).status).toBe(404);
});

test('nobody reads a forum without signing in, and there is none for what is not published', async () => {
  expect((await scene.fresh.browser().send('GET', forum)).status).toBe(401);
  expect((await scene.owner.send('GET', '/api/v1/catalogue/Nothing/questions')).status).toBe(404);
});
