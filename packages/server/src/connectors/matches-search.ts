/** Whether every word of a search occurs in one of the texts, ignoring case. Without a search everything matches. */
export function matchesSearch(texts: readonly string[], search: string | undefined): boolean {
  const all = texts.join('\n').toLowerCase();
  const words = (search ?? '').toLowerCase().split(/\s+/);
  return words.every((word) => all.includes(word));
}
