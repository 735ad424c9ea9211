/**
 * The end of a host that a template fixes: what stands between its last open value and the path. Empty where an open value ends the
 * host. A value that has a slash (or what else ends a host) in it would push this end into the path, and be the host itself.
 */
export function hostTail(pieces: readonly { readonly text?: string }[]): string {
  const [first] = pieces;
  let isHost = !/^https?:/i.test(first?.text ?? 'https:');
  let tail = '';
  for (const { text } of pieces) {
    if (text === undefined) {
      tail = '';
      isHost = true;
      continue;
    }
    const from = isHost && !text.startsWith('://') ? 0 : (/:\/\//.exec(text)?.index ?? -3) + 3;
    const end = text.slice(from).search(/[/?#]/);
    tail = (end < 0 ? text.slice(from) : text.slice(from, from + end)).toLowerCase();
    if (end >= 0) break;
    isHost = true;
  }
  return tail;
}
