import { tooLarge } from '../decide/size-limit.ts';
import { securedEvents } from './is-secured.ts';
import { mentions, storedContents } from './mentions.ts';
import { lookedIntoBytes, storedMentions } from './stored-mentions.ts';

/** Telling what a history holds: whether it mentions a text, also in what is stored beside it, which of its events hold secured data, and what is too large for it. */
export const recorded: {
  readonly mentions: typeof mentions;
  readonly storedContents: typeof storedContents;
  readonly storedMentions: typeof storedMentions;
  readonly lookedIntoBytes: typeof lookedIntoBytes;
  readonly securedEvents: typeof securedEvents;
  readonly tooLarge: typeof tooLarge;
} = { mentions, storedContents, storedMentions, lookedIntoBytes, securedEvents, tooLarge };
