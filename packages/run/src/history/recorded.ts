import { securedEvents } from './is-secured.ts';
import { mentions } from './mentions.ts';

/** Telling what a history holds: whether it mentions a text, and which of its events hold secured data. */
export const recorded: { readonly mentions: typeof mentions; readonly securedEvents: typeof securedEvents } = {
  mentions,
  securedEvents,
};
