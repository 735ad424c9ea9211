import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

// Attack T28 of docs/security.md.

const origin = 'https://tenon.example';

test.each([
  { name: 'a path', text: '/workflows/a?b=c#d', path: '/workflows/a?b=c#d' },
  { name: 'a path with encoded slashes', text: '/connections?api=%2Fx', path: '/connections?api=%2Fx' },
  { name: 'another origin', text: 'https://evil.example/', path: undefined },
  { name: 'our own origin in full', text: 'https://tenon.example/x', path: undefined },
  { name: 'another host', text: '//evil.example/', path: undefined },
  { name: 'another host behind a backslash', text: '/\\evil.example/', path: undefined },
  { name: 'another host behind a tab', text: '/\t/evil.example/', path: undefined },
  { name: 'another host behind a line break', text: '/\n/evil.example/', path: undefined },
  { name: 'another host behind a dot', text: '/.//evil.example/', path: undefined },
  { name: 'another host behind a step up', text: '/a/..//evil.example/', path: undefined },
  { name: 'script', text: 'javascript:alert(1)', path: undefined },
  { name: 'nothing', text: '', path: undefined },
  { name: 'a number', text: 7, path: undefined },
  { name: 'a list', text: ['/x'], path: undefined },
])('goes on to $name only if it is a path of the portal', ({ text, path }) => {
  expect(ownPath(text, origin)).toBe(path);
});
