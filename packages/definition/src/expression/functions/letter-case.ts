/** A text in upper case by the invariant culture: one character becomes one character, so `ß` stays. */
export function upperCase(text: string): string {
  const upper = text.toUpperCase();
  return upper.length === text.length && !text.includes('ı') ? upper : mapCharacters(text, upperOne);
}

/** A text in lower case by the invariant culture: one character becomes one character, whatever its neighbours. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length && !text.includes('Σ') ? lower : mapCharacters(text, lowerOne);
}

function mapCharacters(text: string, map: (character: string) => string): string {
  let mapped = '';
  for (const character of text) mapped += map(character);
  return mapped;
}

function upperOne(character: string): string {
  const upper = character.toUpperCase();
  return upper.length === character.length && character !== 'ı' ? upper : character;
}

function lowerOne(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
