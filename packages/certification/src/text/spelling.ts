import { isFormOfWord, isListedWord, meantWord } from './dictionary.ts';
import { wordsOfName } from './text.ts';

/** A word that is not in the dictionary, and the one that was probably meant. */
export interface Misspelling {
  readonly word: string;
  readonly meant: string;
}

/** Parts of a text that are code or quoted values. */
const quoted = /`[^`]*`|"[^"]*"|'[^']*'/g;

/** Shorter words have too many neighbours. */
const leastLength = 5;

/**
 * The misspelt words of texts, one after the other. Only words in small letters and the first of a sentence count, because others are
 * names; a word that the connector itself uses as a name, or that is near to no frequent word, is a term of its field.
 */
export class SpellChecker {
  readonly #names: () => readonly string[];
  readonly #unlisted = new Map<string, Misspelling | 'fine'>();
  readonly #checked = new Map<string, readonly Misspelling[]>();
  #allNames: string | undefined;
  #distinctNames: readonly string[] | undefined;

  /** Takes the names that the connector uses, which are looked at only when a word is in no dictionary. */
  constructor(names: () => readonly string[]) {
    this.#names = names;
  }

  /** What is misspelt in a text; half of the texts of a definition stand in it more than once. */
  check(text: string): readonly Misspelling[] {
    const known = this.#checked.get(text);
    if (known !== undefined) return known;
    const found = this.#read(text);
    this.#checked.set(text, found);
    return found;
  }

  #read(text: string): readonly Misspelling[] {
    const prose = /["'`]/.test(text) ? text.replace(quoted, ' ') : text;
    const found: Misspelling[] = [];
    for (let start = 0; start < prose.length; start += 1) {
      let end = isCapitalLetter(prose.charCodeAt(start)) && isSentenceStart(prose, start) ? start + 1 : start;
      while (isSmallLetter(prose.charCodeAt(end))) end += 1;
      if (end - start >= leastLength && isOpening(prose.charCodeAt(start - 1)) && isEnd(prose, end)) {
        const misspelling = this.#look(prose.slice(start, end).toLowerCase());
        if (misspelling !== undefined) found.push(misspelling);
      }
      start = end;
    }
    return found;
  }

  #look(word: string): Misspelling | undefined {
    if (isListedWord(word)) return undefined;
    const known = this.#unlisted.get(word);
    if (known !== undefined) return known === 'fine' ? undefined : known;
    const meant = isFormOfWord(word) || this.#isOwnTerm(word) ? undefined : meantWord(word);
    const misspelling = meant === undefined ? undefined : { word, meant };
    this.#unlisted.set(word, misspelling ?? 'fine');
    return misspelling;
  }

  /** Names are taken apart only where the word is somewhere in them. */
  #isOwnTerm(word: string): boolean {
    this.#distinctNames ??= [...new Set(this.#names())];
    this.#allNames ??= this.#distinctNames.join('\n').toLowerCase();
    if (!this.#allNames.includes(word)) return false;
    return this.#distinctNames.some(
      (name) => name.toLowerCase().includes(word) && wordsOfName(name).some((term) => term.toLowerCase() === word),
    );
  }
}

function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isCapitalLetter(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether a sentence begins at a place: the text does, or one ends before it; a stop behind a single letter is that of "e.g.". */
function isSentenceStart(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) <= 32) before -= 1;
  if (before < 0) return true;
  const mark = text.charCodeAt(before);
  if (before === at - 1 || (mark !== 33 && mark !== 46 && mark !== 63)) return false;
  return isSmallLetter(text.charCodeAt(before - 1)) && isSmallLetter(text.charCodeAt(before - 2));
}

/** The start of a text (no number), white space or an opening bracket; anything else belongs to a name or an address. */
function isOpening(code: number): boolean {
  return code <= 32 || code === 40 || Number.isNaN(code);
}

/** White space, the end, or a mark of punctuation that does not go on as an address or a number does. */
function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || code <= 32) return true;
  if (code === 41) return isEnd(text, at + 1);
  const isMark = code === 33 || code === 44 || code === 46 || code === 58 || code === 59 || code === 63;
  const next = text.charCodeAt(at + 1);
  return isMark && (Number.isNaN(next) || next <= 32 || next === 41);
}
