import { expect, test } from 'vitest';
import { withQueries } from './build-request.ts';
import { resolveUri } from './resolve-uri.ts';

test.each([
  { location: 'https://b.test/x', base: 'https://a.test/y', uri: 'https://b.test/x' },
  { location: '/x?y=1', base: 'https://a.test:8443/p/q?z', uri: 'https://a.test:8443/x?y=1' },
  { location: '//b.test/x', base: 'https://a.test/y', uri: 'https://b.test/x' },
  { location: '?page=2', base: 'https://a.test/p/q?page=1', uri: 'https://a.test/p/q?page=2' },
  { location: 'r', base: 'https://a.test/p/q', uri: 'https://a.test/p/r' },
  { location: '../r', base: 'https://a.test/p/q/s', uri: 'https://a.test/p/r' },
  { location: 'r', base: 'https://a.test', uri: 'https://a.test/r' },
])('$location from $base', ({ location, base, uri }) => {
  expect(resolveUri(location, base)).toBe(uri);
});

test.each([
  { uri: 'https://a.test', queries: { q: "it's (a) test!*" }, whole: 'https://a.test?q=it%27s%20%28a%29%20test%21%2A' },
  { uri: 'https://a.test?x=1', queries: { b: true, n: null }, whole: 'https://a.test?x=1&b=True&n=' },
  { uri: 'https://a.test#part', queries: { q: '\ud800' }, whole: 'https://a.test?q=%EF%BF%BD#part' },
])('$whole', ({ uri, queries, whole }) => {
  expect(withQueries(uri, queries)).toBe(whole);
});
