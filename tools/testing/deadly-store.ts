import type { Scope, Store } from '@tenon/store';

/**
 * A store whose process kills itself (SIGKILL), or pauses once (SIGSTOP), the moment before, or after, an event of a kind becomes
 * durable. `when` is `before:KIND` or `after:KIND`. The first write of a run, which accepts it, counts for `run-started` alone.
 * The kind `body-part-N` is the write of that part, counted from 0, of a large body.
 */
export function deadlyStore(store: Store, when: string, signal: 'SIGKILL' | 'SIGSTOP'): Store {
  const [side, kind] = when.split(':');
  let isPast = false;
  const die = () => {
    if (isPast) return;
    isPast = true;
    process.kill(process.pid, signal);
  };
  const names = (text: string, one: string | undefined) => text.includes(`"kind":"${one}"`);
  const isDeadly = (text: string) => names(text, kind) && (kind === 'run-started' || !names(text, 'run-started'));
  const holdsEvent = (values: readonly unknown[]) =>
    values.some((value) => Buffer.isBuffer(value) && elementsOf(value).some(isDeadly));
  const watch = (scope: Scope, onWritten: () => void): Scope => ({
    ...scope,
    async query(text, values = [], name) {
      const isIt =
        (/insert into run_journal/.test(text) && holdsEvent(values)) ||
        (/insert into run_bodies .* select \$1/.test(text) && kind === `body-part-${values[3]}`);
      if (isIt && side === 'before') die();
      const rows = await scope.query<never>(text, values, name);
      if (isIt && side === 'after') onWritten();
      return rows;
    },
  });
  return {
    ...store,
    system: watch(store.system, die),
    async asSystem(work) {
      let isWritten = false;
      const result = await store.asSystem((scope) =>
        work(
          watch(scope, () => {
            isWritten = true;
          }),
        ),
      );
      if (isWritten) die();
      return result;
    },
  };
}

/** The elements of an array in PostgreSQL's binary format, as texts. */
function elementsOf(array: Buffer): readonly string[] {
  const headerLength = 20;
  const elements: string[] = [];
  for (let at = headerLength; at < array.length; ) {
    const length = Math.max(0, array.readInt32BE(at));
    at += 4;
    elements.push(array.toString('utf8', at, at + length));
    at += length;
  }
  return elements;
}
