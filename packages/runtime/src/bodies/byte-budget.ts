/** A number of bytes that large bodies on their way may take together, so that they never fill the memory of the process. */
export interface ByteBudget {
  /** All there are. */
  readonly bytes: number;
  /** How many are taken at present. */
  taken(): number;
  /** How many bodies wait for some. */
  waiting(): number;
  /**
   * Takes bytes as soon as there are so many: in the order of asking, but of each owner one in turn. Who asks for more than there are
   * gets all. Undefined when the signal came first.
   */
  take(bytes: number, claim: ByteClaim): Promise<ByteLease | undefined>;
}

/** For whom bytes are taken, and until when it is worth waiting for them. */
export interface ByteClaim {
  readonly owner: string;
  readonly signal: AbortSignal;
}

/** Bytes that were taken. */
export interface ByteLease {
  /** Gives back what turned out not to be needed. */
  shrinkTo(bytes: number): void;
  /** Gives back all; a second time nothing happens. */
  release(): void;
}

/** Bodies up to this size are nobody's concern: they pass by those that wait. */
export const uncountedBytes = 1_048_576;

/**
 * What a body that goes from the network to the database, or back, counts for meanwhile: it takes a few megabytes, but few are to be on their
 * way at once, so that each is done in its time.
 */
export const streamBytes = 64 * 1_048_576;

/** What a process may take for large bodies unless told: two of the largest at once, and some. */
export const usualBodyBytes = 256 * 1_048_576;

interface Waiting {
  readonly bytes: number;
  readonly admit: (lease: ByteLease) => void;
}

/** Makes a budget of which nothing is taken. */
export function createByteBudget(bytes: number): ByteBudget {
  let taken = 0;
  /** Who waits, by owner; the owner whose turn is next comes first. */
  const lines = new Map<string, Waiting[]>();

  const leaseOf = (wanted: number): ByteLease => {
    let held = wanted;
    taken += held;
    const shrinkTo = (kept: number) => {
      if (kept >= held) return;
      taken -= held - kept;
      held = kept;
      admitNext();
    };
    return { shrinkTo, release: () => shrinkTo(0) };
  };

  const admitNext = () => {
    for (const [owner, line] of lines) {
      const [next] = line;
      if (next === undefined || taken + next.bytes > bytes) return;
      line.shift();
      // The others come before this owner's next.
      lines.delete(owner);
      if (line.length > 0) lines.set(owner, line);
      next.admit(leaseOf(next.bytes));
    }
  };

  return {
    bytes,
    taken: () => taken,
    waiting: () => [...lines.values()].reduce((sum, line) => sum + line.length, 0),
    take(asked, { owner, signal }) {
      const wanted = Math.min(asked, bytes);
      if (signal.aborted) return Promise.resolve(undefined);
      if (lines.size === 0 && taken + wanted <= bytes) return Promise.resolve(leaseOf(wanted));
      return new Promise((resolve) => {
        const waiting: Waiting = {
          bytes: wanted,
          admit(lease) {
            signal.removeEventListener('abort', giveUp);
            resolve(lease);
          },
        };
        const giveUp = () => {
          const line = lines.get(owner) ?? [];
          line.splice(line.indexOf(waiting), 1);
          if (line.length === 0) lines.delete(owner);
          resolve(undefined);
          admitNext();
        };
        signal.addEventListener('abort', giveUp, { once: true });
        const line = lines.get(owner);
        if (line === undefined) lines.set(owner, [waiting]);
        else line.push(waiting);
      });
    },
  };
}
