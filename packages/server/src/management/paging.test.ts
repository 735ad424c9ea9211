import { expect, test } from 'vitest';
import { cutByKey, cutPage, nextLink, readPage } from './paging.ts';

const url = 'http://h/subscriptions/s/x';
const list = (text: string) => ({ url, query: new URLSearchParams(text) });

test('the next link holds everything that the client will not add again', () => {
  const here = list("api-version=2019-05-01&$top=2&$filter=status eq 'Failed'");
  const link = new URL(nextLink(here, 'last one'));
  expect(link.searchParams.get('api-version')).toBe('2019-05-01');
  expect(link.searchParams.get('$filter')).toBe("status eq 'Failed'");
  expect(readPage({ url, query: link.searchParams })).toEqual({ limit: 2, after: 'last one' });
});

test('a list takes its own tokens, however its path is spelt, and no other list does', () => {
  const { searchParams: query } = new URL(nextLink(list('$top=2'), 'x'));
  expect(readPage({ url: 'http://h/SUBSCRIPTIONS/s/X', query })).toEqual({ limit: 2, after: 'x' });
  expect(() => readPage({ url: 'http://h/subscriptions/s/y', query })).toThrow('skip token');
});

test('pages of a list by key go on behind a row that is gone', () => {
  const key = (row: string) => row;
  expect(cutByKey(['c', 'a', 'b'], key, { limit: 2 })).toEqual({ rows: ['a', 'b'], last: 'b' });
  expect(cutByKey(['c', 'a'], key, { limit: 2, after: 'b' })).toEqual({ rows: ['c'], last: undefined });
});

test('there is a next page only when a row is left over', () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ rows: [1, 2], last: 2 });
  expect(cutPage([1, 2], 2)).toEqual({ rows: [1, 2], last: undefined });
});

test('the page is 50 unless told, and never more than 1,000', () => {
  expect(readPage(list(''))).toEqual({ limit: 50 });
  expect(readPage(list('$top=5000'))).toEqual({ limit: 1000 });
});

test.each(['0', '-1', '1.5', 'ten', '', '99999999999'])('refuses $top=%j', (top) => {
  expect(() => readPage(list(`$top=${top}`))).toThrow('$top is');
});

test.each(['', '%%%', 'a b', 'Zm9v=', 'abcd', 'AAAA', tokenOf('after:a'), 'x'.repeat(700)])(
  'refuses the skip token %j',
  (token) => {
    expect(() => readPage({ url, query: new URLSearchParams({ $skiptoken: token }) })).toThrow('skip token');
  },
);

function tokenOf(text: string): string {
  return Buffer.from(text).toString('base64url');
}
