import { compileDefinition } from '@tenon/definition';
import type { Diagnostic } from '@tenon/diagnostics';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  type DefinitionObject,
  type JsonObject,
  readDefinition,
  writeDefinition,
} from '../definition/definition-object.ts';
import { keepText, redoText, type TextHistory, undoText } from '../definition/text-history.ts';

/** A definition while it is edited: one text that form and code view share. */
export interface DefinitionEditor {
  readonly text: string;
  /** The definition behind the text; undefined while the text is none. */
  readonly definition: DefinitionObject | undefined;
  readonly diagnostics: readonly Diagnostic[];
  setText(text: string): void;
  /** Changes the definition from the form. */
  change(next: (definition: DefinitionObject) => DefinitionObject): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
}

/** Keeps a definition as text, with what it was before, and checks it while it changes. */
export function useDefinitionEditor(initial: JsonObject): DefinitionEditor {
  const [history, setHistory] = useState<TextHistory>(() => ({ past: [], text: writeDefinition(initial), future: [] }));
  const { text } = history;
  const definition = useMemo(() => readDefinition(text), [text]);
  const checked = useDeferredValue(text);
  const diagnostics = useMemo(() => compileDefinition(checked).diagnostics, [checked]);
  return {
    text,
    definition,
    diagnostics,
    setText: (next) => setHistory((old) => keepText(old, next, Date.now())),
    change(next) {
      setHistory((old) => {
        const current = readDefinition(old.text);
        return current === undefined ? old : keepText(old, writeDefinition(next(current)), Date.now());
      });
    },
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => setHistory(undoText),
    redo: () => setHistory(redoText),
  };
}

/** The diagnostics at one action or trigger. */
export function diagnosticsAt(diagnostics: readonly Diagnostic[], ...path: readonly string[]): readonly Diagnostic[] {
  const pointer = path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return diagnostics.filter(
    ({ place }) => place?.pointer === pointer || place?.pointer?.startsWith(`${pointer}/`) === true,
  );
}
