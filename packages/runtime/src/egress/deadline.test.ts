import { expect, test } from 'vitest';
import { setDeadline } from './deadline.ts';

test('a deadline is aborted when its time is over', async () => {
  const { signal } = setDeadline(1, undefined);
  await expect.poll(() => signal.aborted).toBe(true);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('a deadline is aborted with the other signal, also when that one already is', () => {
  const other = new AbortController();
  const { signal } = setDeadline(60_000, other.signal);
  expect(signal.aborted).toBe(false);
  other.abort(new Error('no longer wanted'));
  expect([signal.aborted, setDeadline(60_000, other.signal).signal.aborted]).toEqual([true, true]);
  expect(signal.reason).toBe(other.signal.reason);
});

test('a deadline that is released is aborted by nothing any more, and the other signal holds nothing of it', () => {
  const other = new AbortController();
  const deadline = setDeadline(60_000, other.signal);
  deadline.release();
  other.abort();
  expect(deadline.signal.aborted).toBe(false);
});
