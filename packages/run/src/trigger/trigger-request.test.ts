import { expect, test } from 'vitest';
import { buildTriggerRequest } from './trigger-request.ts';

const inputs = {
  method: 'POST',
  uri: 'https://api.example.com/events',
  headers: { 'X-Api-Key': 'canary' },
  body: { key: 'canary' },
  authentication: { type: 'Raw', value: 'canary' },
};

// T16: where a reply sends the next poll.
test.each([
  'https://evil.example/events',
  'https://api.example.com.evil.example/events',
  'https://api.example.com:8443/events',
  'https://api.example.com@evil.example/events',
  'https://api.example.com\\@evil.example/events',
  'http://api.example.com/events',
  'file:///etc/passwd',
  '',
])('nothing follows to %j', (location) => {
  const request = buildTriggerRequest(inputs, { location });
  expect(request).toMatchObject({ method: 'GET', uri: location });
  expect(JSON.stringify(request)).not.toContain('canary');
});

test.each(['https://api.example.com/later?id=1', 'HTTPS://API.EXAMPLE.COM/later'])(
  'all goes along to %s',
  (location) => {
    expect(buildTriggerRequest(inputs, { location })).toMatchObject({
      method: 'POST',
      uri: location,
      body: inputs.body,
      authentication: inputs.authentication,
      headers: { 'X-Api-Key': 'canary' },
    });
  },
);
