import type { Instant } from '../event.ts';

/** A virtual clock with what is going to happen: it jumps from one moment to the next. */
export interface Clock {
  readonly now: Instant;
  /** Plans something; what is planned for the same moment happens in the order of planning. */
  at(due: Instant, happen: () => void): void;
  /** Carries out the next thing; false when nothing is planned. */
  step(): boolean;
}

interface Plan {
  readonly due: Instant;
  readonly order: number;
  readonly happen: () => void;
}

/** Makes a clock that stands at an instant. */
export function newClock(start: Instant): Clock {
  let now = start;
  let order = 0;
  const heap: Plan[] = [];
  return {
    get now() {
      return now;
    },
    at: (due, happen) => {
      push(heap, { due: due > now ? due : now, order, happen });
      order += 1;
    },
    step: () => {
      const next = pop(heap);
      if (!next) return false;
      now = next.due;
      next.happen();
      return true;
    },
  };
}

function isBefore(one: Plan, other: Plan): boolean {
  return one.due < other.due || (one.due === other.due && one.order < other.order);
}

function push(heap: Plan[], plan: Plan): void {
  let at = heap.length;
  heap.push(plan);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(plan, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = plan;
}

function pop(heap: Plan[]): Plan | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    const left = heap[below];
    const right = heap[below + 1];
    if (!left) break;
    let child = left;
    if (right && isBefore(right, left)) {
      child = right;
      below += 1;
    }
    if (!isBefore(child, last)) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = last;
  return first;
}
