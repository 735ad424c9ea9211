import type { JsonValue } from '@tenon/connector';

/** How a document is laid out, so that new parts look like the old ones. */
export interface TextLayout {
  readonly unit: string;
  readonly eol: string;
  /** Everything on one line, without spaces between tokens. */
  readonly isMinified: boolean;
  /** The indentation of the line that an offset is in; undefined for a document without line breaks. */
  indentAt(text: string, offset: number): string | undefined;
  /** The indentation of what begins its line at the offset; undefined if something stands before it. */
  ownIndent(text: string, offset: number): string | undefined;
}

/** Reads the layout off a text. */
export function layoutOf(text: string): TextLayout {
  const isMinified = !text.trim().includes('\n');
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? '    ';
  return {
    unit,
    isMinified,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    indentAt: (whole, offset) => (isMinified ? undefined : (/^[ \t]*/.exec(lineUpTo(whole, offset))?.[0] ?? '')),
    ownIndent: (whole, offset) => {
      const before = lineUpTo(whole, offset);
      return !isMinified && before.trim() === '' ? before : undefined;
    },
  };
}

function lineUpTo(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** A value as JSON, its further lines indented as the layout says; on one line where there is no indentation. */
export function writeValue(value: JsonValue, layout: TextLayout, indent: string | undefined): string {
  if (indent === undefined) return JSON.stringify(value);
  return JSON.stringify(value, null, layout.unit).replaceAll('\n', `${layout.eol}${indent}`);
}
