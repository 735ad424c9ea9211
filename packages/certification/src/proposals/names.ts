import { isListedWord } from '../text/dictionary.ts';
import { wordsOfName } from '../text/text.ts';

/** How a word is written that is neither in small letters nor with a capital only at its beginning. */
const spellings = new Map(
  [
    'AI API APIs ATM AWS B2B BCC BIC CC CEO CPU CRM CSS CSV CVC CVV DNS DOB EAN EIN ERP ETA EU FAQ FAX FTP GCP GDPR GIF GPS GST GUID HR',
    'HTML HTTP HTTPS IBAN ID IDs IMAP IMEI IP IPs ISBN ISIN ISO JPEG JPG JSON JWT KPI KPIs MAC MD5 MFA MIME MMS MP3 MP4 NFC OCR OTP PDF PDFs',
    'PIN PNG POP3 PPT QR RAM RFID RGB RSS SDK SFTP SHA SIM SKU SKUs SLA SMS SMTP SQL SSH SSL SSN SSO SVG SWIFT TCP TIN TLS TTL TV UDP UI UK UN',
    'UPC URI URIs URL URLs US USB USD UTC UTM UUID UUIDs UX VAT VIN VIP VPN WAV XLS XLSX XML YAML',
    'OAuth OAuth2 OData GitHub GitLab LinkedIn YouTube PayPal WhatsApp JavaScript PowerShell SharePoint OneDrive iOS iPhone Wi-Fi',
  ]
    .join(' ')
    .split(' ')
    .map((word) => [word.toLowerCase().replace('-', ''), word]),
);

/** Words with a number that belongs to them. */
const numbered = /^(?:base|utf|sha|md|int|uint|float|mp|ipv|oauth|ean|iso|b2|a4|h26|web|top|v)\d+$/i;

/** What often ends a name that is written without a mark between its words. */
const endings = ['ids', 'id', 'name', 'code', 'date', 'time', 'type', 'number', 'url', 'key', 'status', 'address'];

/** Words that stay small inside a title. */
const small = new Set('a an and as at by for from in of on or per the to via with'.split(' '));

/** The words of a name as they stand inside a sentence: in small letters, but for abbreviations. */
export function sentenceWords(name: string): string[] {
  const isLoud = !/\p{Ll}/u.test(name);
  return wordsOfName(name.replace(/^x-(?=\p{L})/iu, '').replace(/(web|time)[ _-]?(hook|stamp)/gi, asOneWord))
    .flatMap((word) => separate(word))
    .map((word) => inSentence(word, isLoud));
}

/** "WebHook" and "time_stamp" are one word each. */
function asOneWord(_all: string, first: string, second: string): string {
  return first + second.toLowerCase();
}

/** A name as a label in title case: `teamIds` becomes "Team IDs", `date_of_birth` "Date of Birth". */
export function toLabel(name: string): string {
  const words = sentenceWords(name);
  return words.map((word, index) => (index > 0 && small.has(word) ? word : capitalized(word))).join(' ') || name.trim();
}

/** A name or text with a capital letter at its beginning only, abbreviations aside: `GetMessages` becomes "Get messages". */
export function toPhrase(name: string): string {
  return capitalized(sentenceWords(name).join(' ')) || name.trim();
}

/** A text with its first letter in capitals. A word such as iOS keeps its own. */
export function capitalized(text: string): string {
  return /^\p{Ll}+\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A label as it stands inside a sentence: words of the language lose their capital, names and abbreviations keep theirs. */
export function insideSentence(text: string): string {
  const bare = text.trim().replace(/[.:;,]+$/, '');
  if (/^\p{L}[\p{L}\p{N}_]*$/u.test(bare) && /\p{Ll}\p{Lu}|_/u.test(bare) && !spellings.has(bare.toLowerCase()))
    return sentenceWords(bare).join(' ');
  return bare.replace(/\p{L}[\p{L}\p{N}-]*/gu, (word) => {
    const known = spellings.get(word.toLowerCase());
    if (known !== undefined && word !== word.toLowerCase()) return known;
    if (known !== undefined && /^(?:id|ids|url|urls|api)$/.test(word)) return known;
    return /^\p{Lu}\p{Ll}*$/u.test(word) && isListedWord(word.toLowerCase()) ? word.toLowerCase() : word;
  });
}

function inSentence(word: string, isLoud: boolean): string {
  const lower = word.toLowerCase();
  const known = spellings.get(lower);
  if (known !== undefined && !(lower.length <= 2 && isListedWord(lower) && !/^(?:id|ip|tv|cc|ai|ui)$/.test(lower)))
    return known;
  if (/^\p{Lu}{2,}s?$/u.test(word) && !(isLoud && word.length > 3 && isListedWord(lower))) return word;
  return lower;
}

/** A word that is several: `firstname`, `userid`, `address2`. */
function separate(word: string): readonly string[] {
  const number = numbered.test(word) ? undefined : /^(\p{L}{3,})([1-9]\d*)$/u.exec(word);
  if (number?.[1] !== undefined && number[2] !== undefined) return [...separate(number[1]), number[2]];
  const lower = word.toLowerCase();
  if (isListedWord(lower) || spellings.has(lower)) return [word];
  const ending = endings.find(
    (end) => lower.length - end.length >= 3 && lower.endsWith(end) && isListedWord(lower.slice(0, -end.length)),
  );
  return ending === undefined ? [word] : [word.slice(0, -ending.length), ending];
}
