import { expect, test } from 'vitest';
import { readSourceFiles, toBase64 } from './source-files.ts';

test('reads definitions as text and archives as base64', async () => {
  const files = await readSourceFiles([new File(['{"a":1}'], 'api.json'), new File([new Uint8Array([1, 2])], 'x.ZIP')]);
  expect(files).toEqual([
    { name: 'api.json', content: '{"a":1}', encoding: 'text' },
    { name: 'x.ZIP', content: 'AQI=', encoding: 'base64' },
  ]);
});

test('sends text that is not UTF-8 as the bytes it has', async () => {
  const files = await readSourceFiles([new File([new Uint8Array([0x7b, 0xe9, 0x7d])], 'api.json')]);
  expect(files).toEqual([{ name: 'api.json', content: 'e+l9', encoding: 'base64' }]);
});

test('refuses an empty file before anything is sent', async () => {
  await expect(readSourceFiles([new File([], 'api.json')])).rejects.toMatchObject({ code: 'source-empty' });
});

test('refuses more than the server takes', async () => {
  const large = new File(['x'], 'api.json');
  Object.defineProperty(large, 'size', { value: 20_000_001 });
  await expect(readSourceFiles([large])).rejects.toMatchObject({ code: 'source-too-large' });
});

test('writes long byte runs in base64', () => {
  expect(atob(toBase64(new Uint8Array(100_000).fill(65)))).toHaveLength(100_000);
});
