/** Time that stands still until nothing else can happen, and then jumps to the next moment at which something is due. */
export interface VirtualTime {
  readonly isVirtual: true;
  now(): Date;
  /** Resolves when so much time has passed; never when `signal` is aborted before. */
  pass(ms: number, signal?: AbortSignal): Promise<void>;
  /** The next moment that somebody waits for. */
  readonly nextWaited: number | undefined;
  jumpTo(at: number): void;
}

/** Makes a clock that stands at an instant. */
export function createVirtualTime(start: string): VirtualTime {
  let nowMs = Date.parse(start);
  const waits: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    isVirtual: true,
    now: () => new Date(nowMs),
    pass(ms, signal) {
      if (ms <= 0) return Promise.resolve();
      return new Promise((wake) => {
        const wait = { at: nowMs + ms, wake };
        waits.push(wait);
        waits.sort((one, other) => one.at - other.at);
        signal?.addEventListener('abort', () => {
          if (waits.includes(wait)) waits.splice(waits.indexOf(wait), 1);
        });
      });
    },
    get nextWaited() {
      return waits[0]?.at;
    },
    jumpTo(at) {
      nowMs = at;
      while (waits[0] !== undefined && waits[0].at <= nowMs) waits.shift()?.wake();
    },
  };
}
