import { expect, test } from 'vitest';
import { cutPage, nextLink, readPage } from './paging.ts';

const query = (text: string) => new URLSearchParams(text);

test('the next link holds everything that the client will not add again', () => {
  const here = {
    url: 'http://h/subscriptions/s/x',
    query: query("api-version=2019-05-01&$top=2&$filter=status eq 'Failed'"),
  };
  const link = new URL(nextLink(here, 'last one'));
  expect(link.searchParams.get('api-version')).toBe('2019-05-01');
  expect(link.searchParams.get('$filter')).toBe("status eq 'Failed'");
  expect(readPage(link.searchParams)).toEqual({ limit: 2, after: 'last one' });
});

test('there is a next page only when a row is left over', () => {
  expect(cutPage([1, 2, 3], 2)).toEqual({ rows: [1, 2], last: 2 });
  expect(cutPage([1, 2], 2)).toEqual({ rows: [1, 2], last: undefined });
});

test('the page is 50 unless told, and never more than 1,000', () => {
  expect(readPage(query(''))).toEqual({ limit: 50 });
  expect(readPage(query('$top=5000'))).toEqual({ limit: 1000 });
});

test.each(['0', '-1', '1.5', 'ten', '', '99999999999'])('refuses $top=%j', (top) => {
  expect(() => readPage(query(`$top=${top}`))).toThrow('$top is');
});

test.each(['', '%%%', 'a b', 'Zm9v=', 'abcd', 'AAAA', tokenOf('after:a\u0000'), 'x'.repeat(700)])(
  'refuses the skip token %j',
  (token) => {
    expect(() => readPage(new URLSearchParams({ $skiptoken: token }))).toThrow('skip token');
  },
);

function tokenOf(text: string): string {
  return Buffer.from(text).toString('base64url');
}
