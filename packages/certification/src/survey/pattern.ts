/**
 * Why a pattern cannot be used, as the rest of a sentence; undefined if it can. Patterns are compiled only, never matched;
 * look-around is let through, because whoever matches it leaves such a pattern out. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > 10_000) return 'is longer than 10,000 characters';
  const withoutClasses = pattern.replace(/\\[^1-9k]/g, '').replace(/\[(?:[^\]\\]|\\.)*\]/g, '');
  if (/\\(?:[1-9]|k<)/.test(withoutClasses)) return 'refers back to a group, which cannot be matched in linear time';
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return compilesLoosely(pattern) ? undefined : `is not a regular expression (${reasonOf(error)})`;
  }
}

/** Patterns of other dialects escape more than the strict one allows. */
function compilesLoosely(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^.*:\s*/, '') : String(error);
}
