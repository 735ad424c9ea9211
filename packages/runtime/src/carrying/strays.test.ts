import { expect, test } from 'vitest';
import { createStrays } from './strays.ts';

const run = (runName: string, epoch = 1) => ({ runName, epoch });

test('a run that is held and not carried is a stray at the second look, unless it was taken anew meanwhile', () => {
  const strays = createStrays();
  const isCarried = (runName: string) => runName === 'carried';
  expect(strays.look([run('carried'), run('forgotten'), run('again')], isCarried)).toEqual([]);
  expect(strays.look([run('carried'), run('forgotten'), run('again', 2)], isCarried)).toEqual([run('forgotten')]);
  expect(strays.look([run('carried')], isCarried)).toEqual([]);
  expect(strays.look([run('forgotten')], isCarried)).toEqual([]);
});
