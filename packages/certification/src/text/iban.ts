/** How long an account number is, by country, for those that give out most of them (ISO 13616). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'NO15 BE16 DK18 FI18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 ' +
    'RS22 AE23 GI23 IL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 PT25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 ' +
    'CY28 DO28 GT28 HU28 LB28 PL28 BR29 EG29 QA29 PS29 UA29 JO30 KW30 MU30 MT31'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The examples of the standard, which everybody copies. */
const published = new Set([
  'GB29NWBK60161331926819',
  'GB82WEST12345698765432',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
  'ES9121000418450200051332',
  'BE68539007547034',
  'CH9300762011623852957',
]);

/** Whether a text is the number of a bank account (ISO 13616) that may be somebody's: its length and check digits are right. */
export function isIban(text: string): boolean {
  const bare = text.replace(/ /g, '');
  if (!/^[A-Z]{2}\d\d[A-Z0-9]{11,27}$/.test(bare) || lengths[bare.slice(0, 2)] !== bare.length) return false;
  if (published.has(bare) || /12345|98765/.test(bare)) return false;
  const digits = `${bare.slice(4)}${bare.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
