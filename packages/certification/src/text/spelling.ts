import { isEnglishWord, meantWord } from './dictionary.ts';
import { wordsOfName } from './text.ts';

/** A word that is not in the dictionary, and the one that was probably meant. */
export interface Misspelling {
  readonly word: string;
  readonly meant: string;
}

/** Parts of a text that are not prose: addresses, paths, placeholders, code and quoted values. */
const notProse = /\S*(?:[/\\@_<>={}[\]#$]|\.\w)\S*|`[^`]*`|"[^"]*"|'[^']*'/g;

/**
 * The misspelt words of texts, one after the other. Only words in small letters count, because others are names; a word
 * that the connector itself uses as a name, or that is near to no frequent word, is a term of its field.
 */
export class SpellChecker {
  readonly #names: () => readonly string[];
  readonly #known = new Map<string, Misspelling | undefined>();
  #ownTerms: ReadonlySet<string> | undefined;

  /** Takes the names that the connector uses, which are looked at only when a word is in no dictionary. */
  constructor(names: () => readonly string[]) {
    this.#names = names;
  }

  /** What is misspelt in a text. */
  check(text: string): readonly Misspelling[] {
    const found: Misspelling[] = [];
    for (const [word] of text.replace(notProse, ' ').matchAll(/(?<![\p{L}\p{N}'’-])[a-z]{5,}(?![\p{L}\p{N}'’-])/gu)) {
      const misspelling = this.#look(word);
      if (misspelling !== undefined) found.push(misspelling);
    }
    return found;
  }

  #look(word: string): Misspelling | undefined {
    if (isEnglishWord(word)) return undefined;
    if (this.#known.has(word)) return this.#known.get(word);
    this.#ownTerms ??= new Set(
      this.#names()
        .flatMap(wordsOfName)
        .map((term) => term.toLowerCase()),
    );
    const meant = this.#ownTerms.has(word) ? undefined : meantWord(word);
    const misspelling = meant === undefined ? undefined : { word, meant };
    this.#known.set(word, misspelling);
    return misspelling;
  }
}
