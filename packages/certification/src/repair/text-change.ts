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

/** Orders changes by their start and drops those that overlap one before; insertions at one place are joined in the order given. */
export function withoutOverlaps<T extends TextChange>(changes: readonly T[]): T[] {
  const ordered = changes.map((change, index) => ({ change, index }));
  ordered.sort((a, b) => a.change.start - b.change.start || b.change.end - a.change.end || a.index - b.index);
  const kept: T[] = [];
  let end = -1;
  for (const { change } of ordered) {
    if (change.start < end) continue;
    kept.push(change);
    end = Math.max(change.end, end);
  }
  return kept;
}
