import { expect, test } from 'vitest';
import { looksLike, nameShownIn } from './looks-like.ts';

// T35: titles that only look like somebody else's.
test.each([
  { name: 'a Cyrillic letter', other: 'Lеtter Desk' },
  { name: 'only Cyrillic and Greek ones', other: 'Lеttеr Dеѕκ' },
  { name: 'full-width letters', other: 'Ｌetter Desk' },
  { name: 'mathematical letters', other: '𝗟𝗲𝘁𝘁𝗲𝗿 Desk' },
  { name: 'an accent', other: 'Létter Désk' },
  { name: 'a mark below', other: 'Letter De\u0323sk' },
  { name: 'a space that is not seen', other: 'Letter\u200b Desk' },
  { name: 'a soft hyphen', other: 'Let\u00adter Desk' },
  { name: 'a change of direction', other: '\u202eLetter Desk\u202c' },
  { name: 'no space', other: 'LetterDesk' },
  { name: 'other spaces', other: 'Letter\u00a0\u2003Desk' },
  { name: 'a hyphen', other: 'Letter-Desk' },
  { name: 'other capitals', other: 'LETTER desk' },
  { name: 'a capital I for an l', other: 'Ietter Desk' },
  { name: 'a digit', other: '1etter Desk' },
  { name: 'a trademark', other: 'Letter Desk®' },
])('$name does not make another title', ({ other }) => {
  expect(looksLike(other, 'letter desk')).toBe(true);
  expect(looksLike('letter desk', other)).toBe(true);
});

test.each([
  ['Rnail', 'Mail'],
  ['Povver', 'Power'],
  ['PayPaI', 'PayPal'],
  ['C0nt0s0', 'Contoso'],
  ['Ζоοm', 'Zoom'],
])('%s is read as %s', (a, b) => {
  expect(looksLike(a, b)).toBe(true);
});

test.each([
  ['Letter Desk', 'Letter Disk'],
  ['Mail', 'Mall'],
  ['Parcel', 'Parcels'],
  ['Desk Letter', 'Letter Desk'],
  ['信', '書'],
  ['!!!', '???'],
  ['', ''],
])('%j is not read as %j', (a, b) => {
  expect(looksLike(a, b)).toBe(false);
});

test.each([
  { text: 'Parcels for Роwer Automate', found: 'Power Automate' },
  { text: 'PowerAutomate parcels', found: 'Power Automate' },
  { text: 'Power-Automate parcels', found: 'Power Automate' },
  { text: 'The Tеnоn of parcels', found: 'Tenon' },
  { text: 'T e n o n', found: undefined },
  { text: 'Tenons and mortises', found: undefined },
  { text: 'Automate power', found: undefined },
  { text: '', found: undefined },
])('finds $found in $text', ({ text, found }) => {
  expect(nameShownIn(text, ['Power Automate', 'Tenon'])).toBe(found);
});
