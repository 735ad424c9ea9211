/** How deep arrays and objects may be nested in a value. Deeper ones are refused, so that no walk over a value can exhaust the stack. */
export const MAX_VALUE_DEPTH = 1_000;

/** How many characters a text may have, and roughly how many values a result: 104,857,600 (clause 11). */
export const MAX_TEXT_LENGTH = 104_857_600;
