import type { ByteLease } from './byte-budget.ts';

/** Bytes that are kept for one effect until what came of it is durable. */
export interface HeldBytes {
  /** For whom they are taken. */
  readonly owner: string;
  keep(lease: ByteLease): void;
  /** Gives them back, and what is kept later at once. */
  release(): void;
}

/** Makes a holder of bytes that holds none. */
export function holdBytes(owner: string): HeldBytes {
  const leases: ByteLease[] = [];
  let isOver = false;
  return {
    owner,
    keep(lease) {
      if (isOver) lease.release();
      else leases.push(lease);
    },
    release() {
      isOver = true;
      for (const lease of leases.splice(0)) lease.release();
    },
  };
}
