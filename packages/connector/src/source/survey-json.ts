/** What one pass over a JSON text tells before it is parsed. */
export interface JsonSurvey {
  /** The deepest nesting of objects and lists. */
  readonly depth: number;
  /** Colons outside strings: the number of members, if the text is JSON. */
  readonly members: number;
  /** Commas, colons and opening brackets outside strings: a bound on the number of values. */
  readonly nodes: number;
}

/** Counts nesting and members of a text that is meant to be JSON, without looking at anything else. */
export function surveyJson(text: string): JsonSurvey {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let nodes = 1;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        break;
      case 0x7b:
      case 0x5b:
        depth += 1;
        nodes += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d:
      case 0x5d:
        depth -= 1;
        break;
      case 0x3a:
        members += 1;
        break;
      case 0x2c:
        nodes += 1;
        break;
    }
  }
  return { depth: deepest, members, nodes };
}

/** The offset of the quote that ends the string which begins at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 0x5c) before -= 1;
  return (at - before) % 2 === 0;
}
