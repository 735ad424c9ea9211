import type { Place } from '@tenon/diagnostics';
import type { JsonValue } from './json-value.ts';

/** A text that would be read without a fault, and what was changed to get it. */
export interface Repair {
  readonly text: string;
  readonly changes: readonly string[];
}

/**
 * One file of JSON or YAML, read: its value, and where each part of it stands in the text. `value` is the best
 * reading that could be made even when the text has faults; it is null if nothing could be read.
 */
export interface SourceDocument {
  readonly fileName: string;
  readonly format: 'json' | 'yaml';
  /** The decoded text, without a byte-order mark. */
  readonly text: string;
  readonly value: JsonValue;
  /** Offered when the text has faults that can be put right without guessing at its meaning. */
  readonly repair?: Repair;
  /**
   * Where the value (or, with `key`, the name) at a JSON Pointer stands, with line, column and their ends. The nearest
   * part around it when there is nothing at the pointer. The positions are worked out at the first call.
   */
  locate(pointer: string, part?: 'value' | 'key'): Place;
  /** The whole of the document, from which its parts are found. The positions are worked out at the first call. */
  whole(): SourcePart;
  /** The start and end of the same in the text, as offsets in UTF-16 units; undefined when there is nothing at the pointer. */
  range(pointer: string, part?: 'value' | 'key'): SourceRange | undefined;
}

/** A part of a document: what lies below it is found from here, without a walk from the root. */
export interface SourcePart {
  /** Where it is, as a JSON Pointer. */
  readonly pointer: string;
  /** Whether there is something at the pointer; if not, this is the nearest part around it. */
  readonly isThere: boolean;
  below(name: string | number): SourcePart;
  /** Where its value (or its name) stands. */
  place(part: 'value' | 'key'): Place;
  range(part: 'value' | 'key'): SourceRange;
}

/** A half-open range of offsets in a text, in UTF-16 units. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}
