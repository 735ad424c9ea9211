/** What a password must be, as the contract says. */
export const passwordHint = 'At least 12 characters. Several words are easier to remember than signs.';
