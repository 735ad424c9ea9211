/** Nouns that are not counted: no article goes with them where something new is meant. */
const uncounted = new Set(
  'advice content contents data email feedback information mail media metadata news output research software text traffic weather work'.split(
    ' ',
  ),
);

/** Nouns that end in s without being more than one. */
const singularInS = /(?:ss|us|is|news|ics|address|access|process|progress|series|species|sms|gps|dns|https?)$/i;

const irregular = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['criteria', 'criterion'],
  ['statuses', 'status'],
  ['addresses', 'address'],
  ['analyses', 'analysis'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['caches', 'cache'],
  ['databases', 'database'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
]);

/** What comes before a noun and makes an article superfluous. */
const determiners = new Set(
  'a an the all any each every my your our its their this that these those no some another both which'.split(' '),
);

/** What ends the noun that a verb is about. */
const prepositions = new Set(
  'about after against as at based before between by for from in inside into of off on onto or out over per since that through to under using until via when where which with within without and'.split(
    ' ',
  ),
);

/** Whether a noun is in the plural. */
export function isPlural(noun: string): boolean {
  return irregular.has(noun.toLowerCase()) || (/s$/i.test(noun) && !singularInS.test(noun) && noun.length > 2);
}

/** One of several: `parcels` becomes "parcel". */
export function singularOf(noun: string): string {
  const known = irregular.get(noun.toLowerCase());
  if (known !== undefined) return known;
  if (!isPlural(noun)) return noun;
  if (/[^aeiou]ies$/i.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes)$/i.test(noun)) return noun.slice(0, -2);
  return noun.slice(0, -1);
}

/** The noun at the beginning of words, with what describes it, and the words that follow. */
export function splitNoun(words: readonly string[]): {
  readonly noun: readonly string[];
  readonly rest: readonly string[];
} {
  const end = words.findIndex((word, index) => index > 0 && prepositions.has(word.toLowerCase()));
  return end < 0 ? { noun: words, rest: [] } : { noun: words.slice(0, end), rest: words.slice(end) };
}

/** A noun with the article it needs: "a parcel", "an SMS", "parcels", "all parcels". */
export function withArticle(noun: readonly string[], kind: 'a' | 'the'): string {
  const [first = ''] = noun;
  const last = noun.at(-1) ?? '';
  const text = noun.join(' ');
  if (first === '' || determiners.has(first.toLowerCase()) || prepositions.has(first.toLowerCase())) return text;
  if (kind === 'the') return `the ${text}`;
  if (isPlural(last) || uncounted.has(last.toLowerCase()) || /^\d+$/.test(last)) return text;
  return `${beginsWithVowel(first) ? 'an' : 'a'} ${text}`;
}

/** By sound, not by letter: an SMS, a URL, a user, an hour. */
function beginsWithVowel(word: string): boolean {
  if (/^(?:URL|URI|UUID|UTC|UI|UK|US|USB)/.test(word)) return false;
  if (/^\p{Lu}{2,}/u.test(word)) return /^[AEFHILMNORSX]/.test(word);
  if (/^(?:hour|honest|honou?r|heir)/i.test(word)) return true;
  return /^[aeiou]/i.test(word) && !/^(?:uni(?!n|m)|use|user|usage|usual|util|euro|one\b|once)/i.test(word);
}
