/** A queue in order of arrival; taking costs the same however long it is. */
export interface Queue<T> {
  readonly size: number;
  add(item: T): void;
  /** The first item, left in place. */
  peek(): T | undefined;
  take(): T | undefined;
}

/** Makes an empty queue. */
export function newQueue<T>(): Queue<T> {
  let items: T[] = [];
  let head = 0;
  return {
    get size() {
      return items.length - head;
    },
    add: (item) => {
      items.push(item);
    },
    peek: () => items[head],
    take: () => {
      const item = items[head];
      if (head < items.length) head += 1;
      if (head > 1_024 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
