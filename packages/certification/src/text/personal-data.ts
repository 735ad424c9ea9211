import { isMadeUp, passesLuhn } from './digits.ts';
import { isIban } from './iban.ts';
import { isNationalId } from './national-ids.ts';

/** The kinds of personal data that can be told from how they are written. */
export type PersonalData =
  | 'e-mail address'
  | 'phone number'
  | 'card number'
  | 'account number (IBAN)'
  | 'national identity number';

/**
 * What kind of personal data a text seems to hold, if any. Numbers have to pass the check that is built into them; what is reserved
 * for examples or obviously made up is nobody's.
 * @param about Words around the text, such as the name of the field: bare digits are a phone number only where these say so.
 */
export function personalDataIn(text: string, about: string): PersonalData | undefined {
  if (text.length < 8 || text.length > 20_000) return undefined;
  if (hasPersonalAddress(text)) return 'e-mail address';
  if (!/\d\D{0,4}\d\D{0,4}\d/.test(text)) return undefined;
  const whole = text.trim();
  if (isNationalId(whole)) return 'national identity number';
  if (isIban(whole)) return 'account number (IBAN)';
  if (hasCardNumber(text)) return 'card number';
  return hasPhoneNumber(text, about) ? 'phone number' : undefined;
}

/** Names that nobody can have (RFC 2606, RFC 6761). */
const reservedDomain = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Those who answer for a service (RFC 2142), and what nobody reads. */
const role =
  /^(?:info|marketing|sales|support|abuse|noc|security|postmaster|hostmaster|usenet|news|webmaster|www|uucp|ftp|git|contact|help|admin|no-?reply|do-?not-?reply)$/i;

function hasPersonalAddress(text: string): boolean {
  if (!text.includes('@')) return false;
  const addresses = text.matchAll(
    /(?<![\w.%+/@-])([\w.%+-]{1,64})@((?:[a-z\d][a-z\d-]{0,62}\.){1,8}[a-z]{2,24})(?![\w@-])/gi,
  );
  // A picture for screens of twice the resolution is called name@2x.png.
  return [...addresses].some(
    ([, person = '', domain = '']) => !reservedDomain.test(domain) && !role.test(person) && !/^\dx\./i.test(domain),
  );
}

/** The numbers that providers give out for trying their services; the others of these are obviously made up. */
const trialCards = new Set([
  '378282246310005',
  '371449635398431',
  '30569309025904',
  '6011000990139424',
  '3566002020360505',
]);

/** How the issuers begin their numbers, and how long these are. */
const issuers =
  /^(?:4\d{12}(?:\d{3}(?:\d{3})?)?|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|4[4-9]\d|5\d\d)\d{12})$/;

function hasCardNumber(text: string): boolean {
  return [
    ...text.matchAll(/(?<![\w.,+-])\d{4}(?:\d{9,15}|([ -])\d{4,6}\1\d{4,5}(?:\1\d{4}(?:\1\d{3})?)?)(?![\w.,-]\w|\w)/g),
  ].some(([found]) => {
    const digits = found.replace(/\D/g, '');
    return issuers.test(digits) && passesLuhn(digits) && !isMadeUp(digits) && !trialCards.has(digits);
  });
}

/** International numbers (E.164), and those of North America as they are written there. */
const phoneNumbers: readonly RegExp[] = [
  /(?<![\w+/=.])\+(?:[ .()-]{0,2}\d){8,15}(?![ .()-]{0,2}\d|\w)/g,
  /(?<![\w.,-])(?:1[-. ])?\(?[2-9]\d\d\)?[-. ]{1,2}[2-9]\d\d[-.]\d{4}(?![\w-])/g,
];

function hasPhoneNumber(text: string, about: string): boolean {
  const digits = phoneNumbers.flatMap((shape) => [...text.matchAll(shape)].map(([found]) => found.replace(/\D/g, '')));
  if (/phone|mobile|fax|msisdn/i.test(about) && /^\d{10,15}$/.test(text.trim())) digits.push(text.trim());
  return digits.some((number) => /^[1-9]/.test(number) && !isMadeUp(number) && !/^1?\d{3}555/.test(number));
}
