import { expect, test } from 'vitest';
import { type ByteBudget, type ByteLease, createByteBudget } from './byte-budget.ts';
import { holdBytes } from './held-bytes.ts';

const patient = new AbortController().signal;

/** Asks for bytes and notes the name once they are there. */
function ask(
  budget: ByteBudget,
  admitted: string[],
  { name, owner, bytes }: Record<'name' | 'owner', string> & { bytes: number },
) {
  return budget.take(bytes, { owner, signal: patient }).then((lease) => {
    admitted.push(name);
    return lease as ByteLease;
  });
}

test('gives bytes while there are some, and then in the order of asking', async () => {
  const budget = createByteBudget(100);
  const admitted: string[] = [];
  const first = await ask(budget, admitted, { name: 'first', owner: 'a', bytes: 60 });
  const second = ask(budget, admitted, { name: 'second', owner: 'a', bytes: 60 });
  const third = ask(budget, admitted, { name: 'third', owner: 'a', bytes: 10 });
  await Promise.resolve();
  expect([admitted, budget.taken(), budget.waiting()]).toEqual([['first'], 60, 2]);
  first.release();
  first.release();
  await Promise.all([second, third]);
  expect([admitted, budget.taken()]).toEqual([['first', 'second', 'third'], 70]);
});

test('serves owners in turn, so that one with many bodies does not hold up another', async () => {
  const budget = createByteBudget(100);
  const admitted: string[] = [];
  const leases = [await ask(budget, admitted, { name: 'a1', owner: 'a', bytes: 100 })];
  const others = [
    { name: 'a2', owner: 'a', bytes: 100 },
    { name: 'a3', owner: 'a', bytes: 100 },
    { name: 'b1', owner: 'b', bytes: 100 },
  ].map((one) => ask(budget, admitted, one).then((lease) => leases.push(lease)));
  while (admitted.length < 4) {
    leases.shift()?.release();
    await new Promise(setImmediate);
  }
  await Promise.all(others);
  expect(admitted).toEqual(['a1', 'a2', 'b1', 'a3']);
});

test('gives all there is to who asks for more', async () => {
  const budget = createByteBudget(100);
  const lease = await budget.take(1_000, { owner: 'a', signal: patient });
  expect(budget.taken()).toBe(100);
  lease?.shrinkTo(10);
  expect(budget.taken()).toBe(10);
});

test('gives nothing to who no longer waits, and lets those behind go on', async () => {
  const budget = createByteBudget(100);
  const admitted: string[] = [];
  await ask(budget, admitted, { name: 'first', owner: 'a', bytes: 60 });
  const giveUp = new AbortController();
  const second = budget.take(60, { owner: 'a', signal: giveUp.signal });
  const third = ask(budget, admitted, { name: 'third', owner: 'b', bytes: 40 });
  giveUp.abort();
  expect(await second).toBeUndefined();
  await third;
  expect(admitted).toEqual(['first', 'third']);
  expect(await budget.take(1, { owner: 'a', signal: giveUp.signal })).toBeUndefined();
});

test('what is held for an effect is given back once, and what comes later at once', async () => {
  const budget = createByteBudget(100);
  const held = holdBytes('a');
  const takeFor = async () => held.keep((await budget.take(30, { owner: held.owner, signal: patient })) as ByteLease);
  await takeFor();
  await takeFor();
  expect(budget.taken()).toBe(60);
  held.release();
  await takeFor();
  expect(budget.taken()).toBe(0);
});
