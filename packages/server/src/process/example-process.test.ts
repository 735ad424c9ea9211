import { expect, test } from 'vitest';
import { startExample } from './example-process.ts';

test('runs the example beside the server, on another port where the first is taken', async () => {
  const first = await startExample(0, 'a-key');
  const second = await startExample(first.port, 'a-key');
  const quote = async (port: number) => (await fetch(`http://127.0.0.1:${port}/api/values/6/7`)).text();
  expect(second.port).not.toBe(first.port);
  expect([await quote(first.port), await quote(second.port)]).toEqual(['20.00', '20.00']);
  first.stop();
  second.stop();
});
