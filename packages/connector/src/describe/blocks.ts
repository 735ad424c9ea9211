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
