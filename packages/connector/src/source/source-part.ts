import type { Place } from '@tenon/diagnostics';
import { pointerInto } from './json-pointer.ts';
import type { LineIndex } from './line-index.ts';
import type { PositionFinder } from './position-tree.ts';
import type { SourcePart, SourceRange } from './source-document.ts';

/** What all parts of one document share. */
interface PartContext {
  readonly file: string;
  readonly finder: PositionFinder;
  readonly lines: LineIndex;
}

/** The whole of a document whose positions are known. */
export function wholeOf(context: PartContext): SourcePart {
  return new LocatedPart(context, { node: 0, pointer: '', isThere: true });
}

/** A part with the node of the position tree that it, or the nearest part around it, is. */
class LocatedPart implements SourcePart {
  readonly pointer: string;
  readonly isThere: boolean;
  readonly #context: PartContext;
  readonly #node: number;

  constructor(context: PartContext, { node, pointer, isThere }: { node: number; pointer: string; isThere: boolean }) {
    this.#context = context;
    this.#node = node;
    this.pointer = pointer;
    this.isThere = isThere;
  }

  below(name: string | number): SourcePart {
    const child = this.isThere ? this.#context.finder.child(this.#node, name) : undefined;
    const pointer = pointerInto(this.pointer, name);
    return new LocatedPart(this.#context, { node: child ?? this.#node, pointer, isThere: child !== undefined });
  }

  place(part: 'value' | 'key'): Place {
    const { file, lines } = this.#context;
    const { start, end } = this.range(part);
    const from = lines.lineAt(start);
    const to = lines.lineAt(end);
    return {
      file,
      pointer: this.pointer,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }

  range(part: 'value' | 'key'): SourceRange {
    return this.#context.finder.rangeOf(this.#node, part);
  }
}
