import { readContent } from './read-content.ts';
import { writeContent } from './write-content.ts';

/** Bodies of requests and answers as values of the definition language, and back (semantics 7.2 and 9.5): what belongs together, under one name. */
export const content: { readonly read: typeof readContent; readonly write: typeof writeContent } = {
  read: readContent,
  write: writeContent,
};
