/** Whether a value is no text, or one of white space only. */
export function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

/** Whether a text ends as a sentence does: in `.`, `!` or `?`, a closing bracket or quote may follow. */
export function endsInPunctuation(text: string): boolean {
  const tail = text.trimEnd().slice(-2);
  return /[.!?](?:$|[)"']$)/.test(tail);
}

/** The first of the words that a text contains as a whole word, any case. */
export function wordIn(text: string, words: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return words.find((word) => {
    const wanted = word.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      if (!isWordCharacter(lower[at - 1]) && !isWordCharacter(lower[at + wanted.length])) return true;
    }
    return false;
  });
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/** Whether two texts say the same, letter case, white space and the final stop aside. */
export function saysTheSame(a: string, b: string): boolean {
  return firstLetter(a) === firstLetter(b) && plain(a) === plain(b);
}

/** Most texts differ in their first letter already. */
function firstLetter(text: string): string {
  let at = 0;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charAt(at).toLowerCase();
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!?]+$/, '')
    .trim();
}

/** The words of a name: `teamId`, `team_id` and `team-id` are "team", "id"; `userIDs` is "user", "IDs". */
export function wordsOfName(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}(?!s(?!\p{Ll}))\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A value for a message: quoted, and cut when it is long. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `"${text.length > 80 ? `${text.slice(0, 77)}...` : text}"`;
}

/** `1 property`, `2 properties`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** How many of the properties of a schema something is told of, with the verb that fits: "1 of 3 properties of X has", "2 of 3 … have". */
export function propertiesThat(
  { count: number, total, name }: { readonly count: number; readonly total: number; readonly name: string },
  verb: 'have' | 'do',
): string {
  const forOne = { have: 'has', do: 'does' }[verb];
  return `${number} of ${count(total, 'property', 'properties')} of ${name} ${number === 1 ? forOne : verb}`;
}

/** Product names that titles and texts must not carry, unless the organization has a list of its own. */
export const defaultReservedNames: readonly string[] = [
  'Power Apps',
  'PowerApps',
  'Power Automate',
  'Power BI',
  'Power Platform',
  'Power Pages',
  'Power Virtual Agents',
  'Logic Apps',
  'Copilot Studio',
  'Microsoft Flow',
  'Tenon',
];

/** A text as a sentence: trimmed, with a full stop in place of a comma, colon or nothing at its end. */
export function withStop(text: string): string {
  return `${text.trim().replace(/[\s,;:]+$/, '')}.`;
}
