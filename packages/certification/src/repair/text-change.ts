/** Replaces a range of a text, in UTF-16 units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Carries out changes that do not overlap, given in order of their start. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const change of changes) {
    parts.push(text.slice(at, change.start), change.text);
    at = change.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** From the first character that differs to the last. */
export function differenceOf(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [{ start, end: before.length - end, text: after.slice(start, after.length - end) }];
}

/** Orders changes by their start and drops those that overlap one before; insertions come before what they stand at, in the order given. */
export function withoutOverlaps<T extends TextChange>(changes: readonly T[]): T[] {
  const ordered = changes.map((change, index) => ({ change, index }));
  const isLonger = ({ start, end }: T): number => (end > start ? 1 : 0);
  ordered.sort(
    (a, b) =>
      a.change.start - b.change.start ||
      isLonger(a.change) - isLonger(b.change) ||
      b.change.end - a.change.end ||
      a.index - b.index,
  );
  const kept: T[] = [];
  let end = -1;
  for (const { change } of ordered) {
    if (change.start < end) continue;
    kept.push(change);
    end = Math.max(change.end, end);
  }
  return kept;
}

/**
 * The changes that come to the same as two rounds of them, one after the other: `first` leads to the text `middle`, of which
 * `second` are changes. All are given, and returned, in order of their start and without overlaps.
 */
export function composeChanges(
  first: readonly TextChange[],
  middle: string,
  second: readonly TextChange[],
): readonly TextChange[] {
  const composed: TextChange[] = [];
  let shift = 0;
  let a = 0;
  let b = 0;
  while (a < first.length || b < second.length) {
    const startOf = (change: TextChange | undefined, by: number): number =>
      change === undefined ? Number.POSITIVE_INFINITY : change.start + by;
    const from = Math.min(startOf(first[a], shift), startOf(second[b], 0));
    const originalStart = from - shift;
    let to = from;
    const taken: TextChange[] = [];
    for (;;) {
      const [one, other] = [first[a], second[b]];
      if (one !== undefined && one.start + shift <= to) {
        to = Math.max(to, one.start + shift + one.text.length);
        shift += one.text.length - (one.end - one.start);
        a += 1;
      } else if (other !== undefined && other.start <= to) {
        to = Math.max(to, other.end);
        taken.push({ ...other, start: other.start - from, end: other.end - from });
        b += 1;
      } else break;
    }
    composed.push({ start: originalStart, end: to - shift, text: applyChanges(middle.slice(from, to), taken) });
  }
  return composed;
}
