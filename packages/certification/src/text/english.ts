import { isEnglishWord } from './dictionary.ts';

/** How many words a text needs before it is judged by them, and the share of them that an English text has at least. */
const enough = 5;
const leastShare = 0.4;

/** Whether a text is probably English: Latin letters, and words of which a good part is in the dictionary. */
export function looksEnglish(text: string): boolean {
  if (!isMostlyLatin(text)) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < enough) return true;
  return words.filter(isEnglishWord).length >= words.length * leastShare;
}

function isMostlyLatin(text: string): boolean {
  if (!/[\u0080-\uffff]/.test(text)) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters - latin <= letters * 0.1;
}
