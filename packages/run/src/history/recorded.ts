import { tooLarge } from '../decide/size-limit.ts';
import { securedEvents } from './is-secured.ts';
import { mentions } from './mentions.ts';

/** Telling what a history holds: whether it mentions a text, which of its events hold secured data, and what is too large for it. */
export const recorded: {
  readonly mentions: typeof mentions;
  readonly securedEvents: typeof securedEvents;
  readonly tooLarge: typeof tooLarge;
} = { mentions, securedEvents, tooLarge };
