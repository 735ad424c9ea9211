/** A run as the database says that this worker holds it. */
interface Held {
  readonly runName: string;
  readonly epoch: number;
}

/**
 * Finds runs that this worker holds but does not carry: taking them up, or trying them again, failed itself, because the
 * database was out of reach or its disk full. Others leave them alone for as long as this worker lives.
 */
export interface Strays {
  /** Those among the held ones that nobody here carries, and that were so at the look before this one too. */
  look<T extends Held>(held: readonly T[], isCarried: (runName: string) => boolean): readonly T[];
}

/** Looks with a memory of one look: what is just being taken up is no stray. */
export function createStrays(): Strays {
  let before: ReadonlySet<string> = new Set();
  const nameOf = ({ runName, epoch }: Held) => `${runName} ${epoch}`;
  return {
    look(held, isCarried) {
      const idle = held.filter(({ runName }) => !isCarried(runName));
      const strays = idle.filter((one) => before.has(nameOf(one)));
      before = new Set(idle.map(nameOf));
      return strays;
    },
  };
}
