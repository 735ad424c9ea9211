/** A name for a resource made from a title: its letters and digits, at most 60; `connector` when there are none. */
export function toResourceName(title: string): string {
  const words = title.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name.slice(0, 60) || 'connector';
}
