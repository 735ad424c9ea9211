import { expect, test } from 'vitest';
import { rateLimitKey } from './rate-limit-key.ts';

test.each([
  { ip: '203.0.113.7', key: '203.0.113.7', who: 'an address' },
  { ip: '2001:db8:1:2:3::4', key: '2001:db8:1:2::', who: 'a network of IPv6' },
  { ip: '::ffff:203.0.113.7', key: '203.0.113.7', who: 'an address of IPv4 in the spelling of IPv6' },
  { ip: undefined, key: 'gone', who: 'a caller who has hung up' },
])('counts under $who', ({ ip, key }) => {
  expect(rateLimitKey({ ip } as { ip: string })).toBe(key);
});
