import { expect, test } from 'vitest';
import { blankDefinition, isAddress, sampleRecording } from './start-sources.ts';

test('makes a definition with one operation, whose path variables are parameters', () => {
  const start = {
    title: 'Frames',
    address: 'http://api.example.com/v1',
    method: 'GET',
    path: 'frames/{id}',
    summary: 'Get a frame',
  };
  expect(JSON.parse(blankDefinition(start).content)).toMatchObject({
    info: { title: 'Frames' },
    host: 'api.example.com',
    basePath: '/v1',
    schemes: ['http'],
    paths: {
      '/frames/{id}': { get: { operationId: 'GetAFrame', parameters: [{ name: 'id', in: 'path', required: true }] } },
    },
  });
});

test('writes a sample call as a recording', () => {
  const { name, content } = sampleRecording({
    title: 'Frames',
    summary: 'Add a frame',
    method: 'POST',
    url: ' https://api.example.com/frames ',
    headers: 'X-Shop: 1\nnonsense\nContent-Type: text/xml',
    body: '<frame/>',
    status: '201',
    response: '{"id": 1}',
  });
  expect(name).toBe('sample.har');
  expect(JSON.parse(content).log).toMatchObject({
    comment: 'Frames',
    entries: [
      {
        comment: 'Add a frame',
        request: {
          method: 'POST',
          url: 'https://api.example.com/frames',
          headers: [{ name: 'X-Shop', value: '1' }, { name: 'Content-Type' }],
          postData: { mimeType: 'text/xml', text: '<frame/>' },
        },
        response: { status: 201, content: { mimeType: 'application/json', text: '{"id": 1}' } },
      },
    ],
  });
});

test.each([
  ['https://a.example/openapi.json', true],
  ['javascript:alert(1)', false],
  ['a.example', false],
])('says whether %s is an address', (text, is) => {
  expect(isAddress(text)).toBe(is);
});
