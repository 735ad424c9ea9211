import { expect, test } from 'vitest';
import { failuresOf, type Scenario } from '../testing/scenario.ts';

const uri = 'https://files.test/file';
const chunked = { runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked' } } };
const download = { File: { type: 'Http', inputs: { method: 'GET', uri }, ...chunked } };
/** Ten million characters. */
const large = "@base64ToString(base64(join(range(1000000, 100000), join(range(1, 46), ''))))";
const upload = (body: unknown = '0123456789') => ({
  File: { type: 'Http', inputs: { method: 'POST', uri, body, retryPolicy: { type: 'none' } }, ...chunked },
});
const part = (range: string, body: string, type = 'text/plain') => ({
  status: 206,
  headers: { 'Content-Range': `bytes ${range}`, 'Content-Type': type },
  body,
});
const tooLarge = { status: 413 };
const opened = (size: number) => ({
  status: 200,
  headers: { Location: '/uploads/1', 'x-ms-chunk-size': String(size) },
});
const received = (to: number, more: object = {}) => ({ status: 200, headers: { Range: `bytes=0-${to}`, ...more } });
const chunks = (...replies: readonly object[]) => ({ method: 'PATCH', uri: 'https://files.test/uploads/1', replies });

interface Case extends Pick<Scenario, 'actions' | 'http'> {
  readonly name: string;
  readonly outputs?: object;
  readonly status?: string;
  readonly error?: string;
  readonly calls?: readonly object[];
}

test.each<Case>([
  {
    name: 'a download asks for parts until all of it is there',
    actions: download,
    http: [{ method: 'GET', uri, replies: [part('0-3/10', '0123'), part('4-7/10', '4567'), part('8-9/10', '89')] }],
    outputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: '0123456789' },
    calls: [{ method: 'GET', uri, count: 3, headers: { Range: 'bytes=0-8388607' } }],
  },
  {
    name: 'JSON in parts is read when it is whole',
    actions: download,
    http: [
      {
        method: 'GET',
        uri,
        replies: [part('0-3/7', '{"a"', 'application/json'), part('4-6/7', ':1}', 'application/json')],
      },
    ],
    outputs: { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: { a: 1 } },
  },
  {
    name: 'a part that fails for a moment is asked for again',
    actions: download,
    http: [{ method: 'GET', uri, replies: [part('0-1/4', 'ab'), { status: 503 }, part('2-3/4', 'cd')] }],
    outputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'abcd' },
  },
  {
    name: 'a server that knows no parts answers with all',
    actions: download,
    http: [{ method: 'GET', uri, replies: [{ status: 200, body: 'all' }] }],
    outputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'all' },
    calls: [{ method: 'GET', uri, count: 1 }],
  },
  {
    name: 'a range that the author asks for is all that is asked for',
    actions: { File: { type: 'Http', inputs: { method: 'GET', uri, headers: { range: 'bytes=2-3' } }, ...chunked } },
    http: [{ method: 'GET', uri, replies: [part('2-3/10', '23')] }],
    outputs: {
      statusCode: 206,
      headers: { 'Content-Range': 'bytes 2-3/10', 'Content-Type': 'text/plain' },
      body: '23',
    },
    calls: [{ method: 'GET', uri, count: 1, headers: { range: 'bytes=2-3' } }],
  },
  {
    name: 'parts that do not follow each other fail the action',
    actions: download,
    http: [{ method: 'GET', uri, replies: [part('0-1/4', 'ab'), part('1-3/4', 'bcd')] }],
    status: 'Failed',
    error: 'ContentPartsInvalid',
  },
  {
    name: 'small content is sent whole',
    actions: upload(),
    http: [{ method: 'POST', uri, replies: [{ status: 201 }] }],
    outputs: { statusCode: 201, headers: {} },
    calls: [{ method: 'POST', uri, count: 1, body: '0123456789' }],
  },
  {
    name: 'content that is too large for the receiver is sent in chunks of the size that it wants',
    actions: upload(),
    http: [
      { method: 'POST', uri, replies: [tooLarge, opened(4)] },
      chunks(received(3), received(7), received(9, { 'x-done': 'yes' })),
    ],
    outputs: { statusCode: 200, headers: { Range: 'bytes=0-9', 'x-done': 'yes' } },
    calls: [
      { method: 'POST', uri, count: 2 },
      {
        method: 'PATCH',
        uri: 'https://files.test/uploads/1',
        count: 3,
        headers: { 'Content-Range': 'bytes 0-3/10', 'Content-Type': 'text/plain; charset=utf-8' },
        body: { '$content-type': 'text/plain; charset=utf-8', $content: 'MDEyMw==' },
      },
    ],
  },
  {
    name: 'what the receiver did not take of a chunk is sent again, in chunks of another size',
    actions: upload(),
    http: [
      { method: 'POST', uri, replies: [tooLarge, opened(4)] },
      chunks(received(1, { 'x-ms-chunk-size': '8' }), received(9)),
    ],
    outputs: { statusCode: 200, headers: { Range: 'bytes=0-9' } },
    calls: [{ method: 'PATCH', uri: 'https://files.test/uploads/1', count: 2 }],
  },
  {
    name: 'a receiver that takes nothing fails the action',
    actions: upload({ '$content-type': 'image/png', $content: 'MDEyMzQ1Njc4OQ==' }),
    http: [{ method: 'POST', uri, replies: [tooLarge, opened(4)] }, chunks(received(3), received(3))],
    status: 'Failed',
    error: 'ChunkNotAccepted',
  },
  {
    name: 'a chunk that is refused ends the upload',
    actions: upload(),
    http: [{ method: 'POST', uri, replies: [tooLarge, opened(4)] }, chunks({ status: 409, body: 'no' })],
    outputs: { statusCode: 409, headers: { 'Content-Type': 'text/plain' }, body: 'no' },
    status: 'Failed',
  },
  {
    name: 'large content is announced before it is sent',
    actions: upload(large),
    http: [{ method: 'POST', uri, replies: [opened(40_000_000)] }, chunks({ status: 200, body: 'done' })],
    outputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'done' },
    calls: [{ method: 'POST', uri, count: 1, headers: { 'x-ms-transfer-mode': 'chunked' } }],
  },
  {
    name: 'a receiver that knows no chunks gets large content whole',
    actions: upload(large),
    http: [{ method: 'POST', uri, replies: [{ status: 411 }, { status: 200, body: 'whole' }] }],
    outputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'whole' },
    calls: [{ method: 'POST', uri, count: 2 }],
  },
])('$name', ({ actions, http = [], outputs, status = 'Succeeded', error, calls = [] }) => {
  const action = { status, ...(outputs && { outputs }), ...(error && { error: { code: error } }) };
  const failures = failuresOf({
    actions,
    http,
    expect: { runs: [{ status, actions: { File: action } }], httpCalls: calls },
  });
  expect(failures).toEqual([]);
});
