import { anchorOf, type Block, type Cell, printable } from './blocks.ts';

/** A page as Markdown. Every character of a text that Markdown or HTML would read is escaped. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .map(writeBlock)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const anchor = block.anchor === undefined ? '' : `<a id="${anchorOf(block.anchor)}"></a>\n`;
      return `${anchor}${'#'.repeat(block.level)} ${escapeText(oneLine(block.text))}`;
    }
    case 'text':
      return block.text
        .split(/\r?\n/)
        .map((line) => escapeText(line))
        .join('\n')
        .trim();
    case 'table': {
      if (block.rows.length === 0) return '';
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [
        line(block.head),
        line(block.head.map(() => '---')),
        ...block.rows.map((row) => line(row.map(writeCell))),
      ].join('\n');
    }
  }
}

function writeCell(cell: Cell): string {
  return typeof cell === 'string'
    ? escapeText(oneLine(cell))
    : `[${escapeText(oneLine(cell.text))}](#${anchorOf(cell.link)})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escapeText(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\s*)([#+-])(?=\s)/, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/, '$1\\.');
}
