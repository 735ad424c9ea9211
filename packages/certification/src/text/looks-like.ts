/**
 * Letters that readers take for a Latin one, by that letter: those of Unicode's confusables (UTS 39) that occur in the titles of
 * products. Compatibility forms, such as full-width and mathematical letters, and accents need no entry.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аɑαⱥ',
  b: 'Ьƅв',
  c: 'сϲᴄ',
  d: 'ԁɗ',
  e: 'еєҽ℮',
  f: 'ƒ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іıɩι',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏ1|ⅼǀ',
  m: 'мⅿ',
  n: 'ոп',
  o: 'оοօ0ס০',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦ',
  s: 'ѕꜱ5',
  t: 'тτ',
  u: 'υսᴜ',
  v: 'ѵνᴠ',
  w: 'ԝɯѡω',
  x: 'хχ×',
  y: 'уγү',
  z: 'ᴢʐ',
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙӀ',
  J: 'ЈͿ',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡ',
  S: 'ЅՏ',
  T: 'ТΤ',
  X: 'ХΧ',
  Y: 'УΥҮ',
  Z: 'Ζ',
};
const latinOf = new Map(
  Object.entries(lookAlikes).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** Pairs of letters that are read as one. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/** Whether a reader may take one text for the other: letters that look alike, letter case, spaces, marks and what is not seen aside. */
export function looksLike(a: string, b: string): boolean {
  const forms = formsOf(b);
  return formsOf(a).some((form) => form !== '' && forms.includes(form));
}

/** The first of the names that a text shows a reader as whole words, in whatever letters. */
export function nameShownIn(text: string, names: readonly string[]): string | undefined {
  const words = text.split(/[\s\p{P}]+/u).filter((word) => word !== '');
  const shown = new Map<number, readonly string[]>();
  const formsOfCount = (count: number): readonly string[] => {
    const known = shown.get(count);
    if (known !== undefined) return known;
    const forms = words
      .slice(0, Math.max(0, words.length - count + 1))
      .flatMap((_, at) => formsOf(words.slice(at, at + count).join(' ')))
      .filter((form) => form !== '');
    shown.set(count, forms);
    return forms;
  };
  return names.find((name) => {
    const length = name.split(/\s+/).length;
    const forms = formsOf(name);
    return [length, length - 1, length + 1].some(
      (count) => count > 0 && formsOfCount(count).some((form) => forms.includes(form)),
    );
  });
}

/** A text as it is seen: once with a capital I read as itself, and once read as a small L. */
function formsOf(text: string): readonly string[] {
  const seen = [...text.replace(/[™℠]/g, '').normalize('NFKD')]
    .map((letter) => latinOf.get(letter) ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return [seen, seen.replaceAll('I', 'l')].map((form) =>
    pairs.reduce((read, [two, one]) => read.replaceAll(two, one), form.toLowerCase()),
  );
}
