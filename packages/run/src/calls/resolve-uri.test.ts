import { expect, test } from 'vitest';
import { escapeAddress, withQueries } from './build-request.ts';
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

test.each([
  { uri: 'https://a.test/b c?q=é|{}#"f"', sent: 'https://a.test/b%20c?q=%C3%A9%7C%7B%7D#%22f%22' },
  { uri: "https://a.test/%7E/(a)'!*;:@&=+$,[]~?x=%2f", sent: "https://a.test/%7E/(a)'!*;:@&=+$,[]~?x=%2f" },
  { uri: 'https://bücher.test/ü', sent: 'https://bücher.test/%C3%BC' },
  { uri: 'https://a.test/\ud800', sent: 'https://a.test/%EF%BF%BD' },
  { uri: '/items/a b', sent: '/items/a b' },
])('sends $uri as $sent', ({ uri, sent }) => {
  expect(escapeAddress(uri)).toBe(sent);
});
