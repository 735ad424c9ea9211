import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const text = 'Grüße, 世界! '.repeat(20);
const whole = Buffer.from(text);
const uploaded: string[] = [];

let managed: ManagedServer;
beforeAll(async () => {
  managed = await startManagedServer();
  managed.stub.answer = ({ method, headers, body }, response) => {
    if (method === 'GET') {
      const from = Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
      const part = whole.subarray(from, from + 50);
      const range = `bytes ${from}-${from + part.length - 1}/${whole.length}`;
      response.writeHead(206, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Range': range }).end(part);
    } else if (method === 'PATCH') {
      uploaded.push(body);
      response.writeHead(200, { Range: `bytes=0-${uploaded.join('').length - 1}` }).end();
    } else if (headers['x-ms-transfer-mode'] === 'chunked') {
      response.writeHead(200, { Location: '/upload', 'x-ms-chunk-size': '37' }).end();
    } else {
      response.writeHead(413).end();
    }
  };
});
afterAll(() => managed.close());

test('content travels in chunks both ways, cut within characters', async () => {
  const chunked = { runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked' } } };
  const uri = `http://${managed.stub.host}/file`;
  await save(managed, 'chunks', {
    actions: {
      Download: { type: 'Http', inputs: { method: 'GET', uri }, ...chunked },
      Upload: {
        type: 'Http',
        inputs: { method: 'POST', uri, body: "@base64(body('Download'))" },
        runAfter: { Download: ['Succeeded'] },
        ...chunked,
      },
      ...respond("@{outputs('Upload')['statusCode']} @{body('Download')}", { Upload: ['Succeeded'] }),
    },
  });
  const answer = await fetch(await urlOf(managed, 'chunks'), { method: 'POST' });
  expect(await answer.text()).toBe(`200 ${text}`);
  expect(Buffer.from(uploaded.join(''), 'base64').toString('utf8')).toBe(text);
  expect(uploaded).toHaveLength(Math.ceil((Math.ceil(whole.length / 3) * 4) / 37));
});
