const common = new Set(
  'the a an and or of to in for with on by from is are be that this your you it its as at can will which all more than into use using our their have has do not'.split(
    ' ',
  ),
);
const foreign = new Set(
  'der die das und ist ein eine mit für von zu den dem nicht sie auf le la les des une est pour avec dans sur vous et de du que el los las una para por con il di che per una sono het een van voor met og er til på med som och att för'.split(
    ' ',
  ),
);

/** Whether a text is probably English: Latin letters, and not more small words of other languages than English ones. */
export function looksEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters - latin > letters * 0.1) return false;
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  if (words.length < 5) return true;
  let english = 0;
  let other = 0;
  for (const word of words) {
    if (common.has(word)) english += 1;
    else if (foreign.has(word)) other += 1;
  }
  return other <= english || other < 2;
}
