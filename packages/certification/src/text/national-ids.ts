import { isMadeUp, passesLuhn } from './digits.ts';

/** How the identity numbers of people are written where these have a check, and that check; numbers without one cannot be told from others. */
const numbers: readonly { readonly shape: RegExp; readonly isValid: (digits: string, text: string) => boolean }[] = [
  { shape: /^\d{3}\.\d{3}\.\d{3}-\d\d$/, isValid: isBrazilian },
  { shape: /^[\dXYZ]\d{7}[A-Z]$/, isValid: (_, text) => isSpanish(text) },
  { shape: /^[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]$/, isValid: (_, text) => isItalian(text) },
  { shape: /^\d{6}[-+A-F]\d{3}[0-9A-Y]$/, isValid: (_, text) => isDate(text) && isFinnish(text) },
  { shape: /^(?:\d\d)?\d{6}[-+]\d{4}$/, isValid: (digits) => isSwedish(digits.slice(-10)) },
  { shape: /^[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3} ?\d\d$/, isValid: isFrench },
  { shape: /^\d{6} ?\d{5}$/, isValid: (digits) => isDate(digits) && isNorwegian(digits) },
];

/** Whether a text is a number by which a country knows a person, and may be somebody's. */
export function isNationalId(text: string): boolean {
  if (text.length > 21) return false;
  const digits = text.replace(/\D/g, '');
  return !isMadeUp(digits) && numbers.some(({ shape, isValid }) => shape.test(text) && isValid(digits, text));
}

/** Whether a number begins with a day and a month. */
function isDate(text: string): boolean {
  return /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])/.test(text);
}

/** The sum of digits, each times its weight. */
function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** CPF: two digits at the end, each checking all before it. */
function isBrazilian(digits: string): boolean {
  const check = (length: number): number =>
    ((weighted(
      digits,
      Array.from({ length }, (_, index) => length + 1 - index),
    ) *
      10) %
      11) %
    10;
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

/** DNI and NIE: the letter tells the rest by 23. */
function isSpanish(text: string): boolean {
  const number = Number(text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === text.at(-1);
}

/** Codice fiscale: the letters and digits at odd places count by a table, the others by their order. */
function isItalian(text: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const sum = [...text.slice(0, 15)].reduce((total, character, index) => {
    const order = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (odd[order] ?? 0) : order);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === text[15];
}

/** Henkilötunnus: the last character tells the rest by 31. */
function isFinnish(text: string): boolean {
  const number = Number(`${text.slice(0, 6)}${text.slice(7, 10)}`);
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === text.at(-1);
}

/** Personnummer: the date of birth, year first, and the check of card numbers. */
function isSwedish(digits: string): boolean {
  return isDate(`${digits.slice(4, 6)}${digits.slice(2, 4)}`) && passesLuhn(digits);
}

/** Numéro de sécurité sociale: two digits that make the rest a multiple of 97. */
function isFrench(digits: string): boolean {
  return 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13));
}

/** Fødselsnummer: two digits that check all before them. */
function isNorwegian(digits: string): boolean {
  return (
    weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}
