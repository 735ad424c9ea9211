/** The name as it can stand in XML, its prefix kept: what is not allowed becomes `_xHHHH_`. */
export function encodeXmlName(name: string): string {
  const parts = name.split(':');
  return parts.length === 2 && parts.every((part) => part !== '')
    ? parts.map(encodeLocalName).join(':')
    : encodeLocalName(name);
}

/** As `XmlConvert.EncodeLocalName` does: what may not stand in a name, and what looks like such an escape already, becomes `_xHHHH_`. */
export function encodeLocalName(text: string): string {
  let encoded = '';
  let at = 0;
  for (const character of text) {
    const isAllowed = (at === 0 ? nameStart : namePart).test(character);
    const looksEscaped = character === '_' && escapedCharacter.test(text.slice(at, at + 11));
    encoded += isAllowed && !looksEscaped ? character : escapeCharacter(character);
    at += character.length;
  }
  return encoded;
}

/** Undoes `encodeLocalName`. */
export function decodeLocalName(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{8}|[0-9a-fA-F]{4})_/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const nameStart = /^[\p{L}\p{Nl}_]$/u;
const namePart = /^[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_.\-·]$/u;
const escapedCharacter = /^_x(?:[0-9a-fA-F]{4}|[0-9a-fA-F]{8})_/;

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `_x${code.padStart(code.length > 4 ? 8 : 4, '0')}_`;
}
