import { expect, test } from 'vitest';
import { insideSentence, toLabel, toPhrase } from './names.ts';

test.each([
  { name: 'teamId', label: 'Team ID', phrase: 'Team ID' },
  { name: 'userIDs', label: 'User IDs', phrase: 'User IDs' },
  { name: 'date_of_birth', label: 'Date of Birth', phrase: 'Date of birth' },
  { name: 'CUSTOMER_NAME', label: 'Customer Name', phrase: 'Customer name' },
  { name: 'firstname', label: 'First Name', phrase: 'First name' },
  { name: 'address2', label: 'Address 2', phrase: 'Address 2' },
  { name: 'base64Content', label: 'Base64 Content', phrase: 'Base64 content' },
  { name: 'callbackUrl', label: 'Callback URL', phrase: 'Callback URL' },
  { name: 'X-Request-Id', label: 'Request ID', phrase: 'Request ID' },
  { name: 'WebHookUrl', label: 'Webhook URL', phrase: 'Webhook URL' },
  { name: '$top', label: 'Top', phrase: 'Top' },
  { name: 'straße', label: 'Straße', phrase: 'Straße' },
  { name: '号', label: '号', phrase: '号' },
  { name: '%', label: '%', phrase: '%' },
])('writes $name for people', ({ name, label, phrase }) => {
  expect(toLabel(name)).toBe(label);
  expect(toPhrase(name)).toBe(phrase);
});

test.each([
  { text: 'Team ID', inside: 'team ID' },
  { text: 'CompanyId', inside: 'company ID' },
  { text: 'Start date.', inside: 'start date' },
  { text: 'QuickBooks account', inside: 'QuickBooks account' },
  { text: 'API key', inside: 'API key' },
])('puts $text into a sentence', ({ text, inside }) => {
  expect(insideSentence(text)).toBe(inside);
});
