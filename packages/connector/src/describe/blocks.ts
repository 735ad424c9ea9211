/** A cell of a table: text, or text that leads to an anchor of the page. */
export type Cell = string | { readonly text: string; readonly link: string };

/** A piece of a page, before it is written as Markdown or HTML. All texts are plain. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly anchor?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A name as the anchor of a page: small letters, digits and hyphens. */
export function anchorOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'section'
  );
}

/** A text without control characters and without those that turn the direction of what follows; line breaks stay. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]|(?![\t\n\r])\p{Cc}/gu, '');
}
