import { type Value, valueText } from '@tenon/definition';

/** What a table shows. Without headers there is nothing to show but an empty table. */
export interface TableContent {
  readonly headers: readonly string[] | undefined;
  readonly rows: readonly (readonly Value[])[];
}

/** Writes a table as text (clause 7.10). */
export function writeTable(format: 'CSV' | 'HTML', { headers, rows }: TableContent): string {
  if (format === 'CSV') {
    const lines = [...(headers ? [headers] : []), ...rows.map((row) => row.map(valueText))];
    return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  }
  const head = headers
    ? `<thead><tr>${headers.map((text) => `<th>${encodeHtml(text)}</th>`).join('')}</tr></thead>`
    : '';
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${encodeHtml(valueText(cell))}</td>`).join('')}</tr>`);
  return `<table>${head}<tbody>${body.join('')}</tbody></table>`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Encodes as .NET's HtmlEncode: the five, characters 160 to 255, and those outside the basic plane. */
function encodeHtml(text: string): string {
  return text.replace(/[&<>"'\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]/g, (character) => {
    return NAMED[character] ?? `&#${character.codePointAt(0)};`;
  });
}
