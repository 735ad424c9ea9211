import { endOfString } from './end-of-string.ts';

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
