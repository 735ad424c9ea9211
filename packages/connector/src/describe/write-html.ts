import { anchorOf, type Block, type Cell, printable } from './blocks.ts';

/** A page as one HTML document without scripts; every text is escaped. */
export function writeHtml(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem; border-bottom: 1px solid #d0d7de; overflow-wrap: anywhere; }
</style>
</head>
<body>
${blocks
  .map(writeBlock)
  .filter((text) => text !== '')
  .join('\n')}
</body>
</html>
`;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const id = block.anchor === undefined ? '' : ` id="${anchorOf(block.anchor)}"`;
      return `<h${block.level}${id}>${escapeText(block.text)}</h${block.level}>`;
    }
    case 'text':
      return `<p>${escapeText(block.text.trim()).replace(/\r?\n/g, '<br>')}</p>`;
    case 'table': {
      if (block.rows.length === 0) return '';
      const head = block.head.map((text) => `<th>${escapeText(text)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${writeCell(cell)}</td>`).join('')}</tr>`);
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
    }
  }
}

function writeCell(cell: Cell): string {
  return typeof cell === 'string' ? escapeText(cell) : `<a href="#${anchorOf(cell.link)}">${escapeText(cell.text)}</a>`;
}

function escapeText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
