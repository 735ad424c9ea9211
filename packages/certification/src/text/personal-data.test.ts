import { expect, test } from 'vitest';
import { personalDataIn } from './personal-data.ts';

// Numbers whose checks are right, worked out for this test; they are nobody's that is known.
test.each([
  { text: 'maren.holt@postdesk.io', kind: 'e-mail address' },
  { text: 'Sent by Maren Holt <maren@mail.postdesk.co.uk>.', kind: 'e-mail address' },
  { text: '+254 738 523 316', kind: 'phone number' },
  { text: 'Call +49 (30) 9018-2037.', kind: 'phone number' },
  { text: '(907) 351-2856', kind: 'phone number' },
  { text: '4539 1488 0343 6467', kind: 'card number' },
  { text: 'card 4539148803436467', kind: 'card number' },
  { text: 'GR79 0172 0100 0050 1100 0909 841', kind: 'account number (IBAN)' },
  { text: '529.982.247-25', kind: 'national identity number' },
  { text: '54362315K', kind: 'national identity number' },
  { text: 'X5253868R', kind: 'national identity number' },
  { text: 'RSSMRA85T10A562S', kind: 'national identity number' },
  { text: '131052-308T', kind: 'national identity number' },
  { text: '19811218-9876', kind: 'national identity number' },
  { text: '2 55 08 14 168 025 38', kind: 'national identity number' },
  { text: '15108695088', kind: 'national identity number' },
])('takes $text for the $kind of a person', ({ text, kind }) => {
  expect(personalDataIn(text, 'example of "note"')).toBe(kind);
});

test.each([
  { name: 'an address at a name for examples', text: 'maren@example.com' },
  { name: 'an address below one', text: 'maren@mail.example.org' },
  { name: 'an address at a top-level name for tests', text: 'maren@parcels.test' },
  { name: 'the address of a role', text: 'no-reply@postdesk.io' },
  { name: 'a picture', text: 'logo@2x.png' },
  { name: 'an address of a page with a user', text: 'https://maren@postdesk.io/inbox' },
  { name: 'a number of a film', text: '+1 425 555 0123' },
  { name: 'a number that is made up', text: '+61412345678' },
  { name: 'digits of no field for phones', text: '18473971700' },
  { name: 'a time with its zone', text: '2026-03-01T10:00:00+02:00' },
  { name: 'a card whose sum is wrong', text: '4539 1488 0343 6466' },
  { name: 'a card for trying', text: '4242 4242 4242 4242' },
  { name: 'another card for trying', text: '378282246310005' },
  { name: 'a number that no issuer gives out', text: '9739148803436463' },
  { name: 'an id that ends in digits', text: '7f3f0a9d-4539148803436467' },
  { name: 'an IBAN whose sum is wrong', text: 'GR78 0172 0100 0050 1100 0909 841' },
  { name: 'an IBAN that is too short', text: 'GR7901720100005011000' },
  { name: 'the IBAN of the standard', text: 'GB29 NWBK 6016 1331 9268 19' },
  { name: 'a national number whose check is wrong', text: '529.982.247-26' },
  { name: 'a national number that is made up', text: '12345678Z' },
  { name: 'an id', text: '4b1c7a52-0f0e-4b29-9c87-2f7a3f0a9d11' },
  { name: 'a text', text: 'Returns the parcels of a depot.' },
])('takes $name for nobody’s', ({ text }) => {
  expect(personalDataIn(text, 'example of "note"')).toBeUndefined();
});

test('takes bare digits for a phone number where the field is one for phones', () => {
  expect(personalDataIn('18473971700', 'example of the body mobilePhone')).toBe('phone number');
  expect(personalDataIn('18475550170', 'example of the body mobilePhone')).toBeUndefined();
});

test('reads a long text in time that grows with its length', () => {
  for (const text of [
    'a.'.repeat(10_000),
    `${'a'.repeat(19_000)}@`,
    '+1 '.repeat(6_600),
    '1234 '.repeat(4_000),
    '(2'.repeat(10_000),
  ])
    expect(personalDataIn(text, 'phone')).toBeUndefined();
});
