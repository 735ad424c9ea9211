/** A title without the suffix that the catalogue adds for independent publishers. */
export function bareTitle(title: string): string {
  return title.replace(/\s*\((?:independent publisher|IP)\)\s*$/i, '').trim();
}
