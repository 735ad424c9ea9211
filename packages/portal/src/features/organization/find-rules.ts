import type { ListedRule } from '@tenon/certification';

/** The rules whose id or texts hold every word of a search, ignoring case. */
export function findRules(rules: readonly ListedRule[], search: string): readonly ListedRule[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rules;
  return rules.filter(({ id, summary, why, section }) => {
    const text = `${id} ${id.replaceAll('-', ' ')} ${summary} ${why} ${section}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
