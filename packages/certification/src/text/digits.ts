/** Whether digits are such as people make up: one four times in a row, a few again and again, or one after another. */
export function isMadeUp(digits: string): boolean {
  return /(\d)\1{3}|(\d\d)\2{3}|(\d{3})\3{2}|12345|23456|34567|45678|56789|98765|87654|76543|65432|54321/.test(digits);
}

/** The check of ISO/IEC 7812-1: every second digit from the right counts twice. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const twice = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
