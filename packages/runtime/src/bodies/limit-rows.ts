import { type RunBodies, runBodies, type Store } from '@tenon/store';

/** Parts of bodies that are written and read at once, so that small runs always find a connection. */
const mostAtOnce = 4;

/** The large bodies of a store, of which only a few parts are on their way at a time: in the order of asking. */
export function limitRows({ system }: Pick<Store, 'system'>): RunBodies {
  const rows = runBodies(system);
  const inTurn = takeTurns(mostAtOnce);
  return {
    append: (...part) => inTurn(() => rows.append(...part)),
    part: (...named) => inTurn(() => rows.part(...named)),
    beginning: rows.beginning,
    remove: (key) => rows.remove(key),
    copy: (...bodies) => inTurn(() => rows.copy(...bodies)),
  };
}

/** Lets so many pieces of work go on at once, in the order of asking. */
function takeTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}
