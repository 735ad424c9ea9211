/** A GUID (lower case, with hyphens) in one of the formats of .NET: `N`, `D`, `B`, `P`, `X`. Undefined for any other format. */
export function formatGuid(guid: string, format: string): string | undefined {
  const digits = guid.replaceAll('-', '');
  switch (format.toUpperCase()) {
    case '':
    case 'D':
      return guid;
    case 'N':
      return digits;
    case 'B':
      return `{${guid}}`;
    case 'P':
      return `(${guid})`;
    case 'X': {
      const bytes = (digits.slice(16).match(/../g) ?? []).map((byte) => `0x${byte}`).join(',');
      return `{0x${digits.slice(0, 8)},0x${digits.slice(8, 12)},0x${digits.slice(12, 16)},{${bytes}}}`;
    }
    default:
      return undefined;
  }
}
