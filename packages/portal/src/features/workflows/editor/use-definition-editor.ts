import { compileDefinition } from '@tenon/definition';
import type { Diagnostic } from '@tenon/diagnostics';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  type DefinitionObject,
  type JsonObject,
  readDefinition,
  writeDefinition,
} from '../definition/definition-object.ts';

/** A definition while it is edited: one text that form and code view share. */
export interface DefinitionEditor {
  readonly text: string;
  /** The definition behind the text; undefined while the text is none. */
  readonly definition: DefinitionObject | undefined;
  readonly diagnostics: readonly Diagnostic[];
  setText(text: string): void;
  /** Changes the definition from the form. */
  change(next: (definition: DefinitionObject) => DefinitionObject): void;
}

/** Keeps a definition as text and checks it while it changes. */
export function useDefinitionEditor(initial: JsonObject): DefinitionEditor {
  const [text, setText] = useState(() => writeDefinition(initial));
  const definition = useMemo(() => readDefinition(text), [text]);
  const checked = useDeferredValue(text);
  const diagnostics = useMemo(() => compileDefinition(checked).diagnostics, [checked]);
  return {
    text,
    definition,
    diagnostics,
    setText,
    change(next) {
      setText((old) => {
        const current = readDefinition(old);
        return current === undefined ? old : writeDefinition(next(current));
      });
    },
  };
}

/** The diagnostics at one action or trigger. */
export function diagnosticsAt(diagnostics: readonly Diagnostic[], ...path: readonly string[]): readonly Diagnostic[] {
  const pointer = path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return diagnostics.filter(
    ({ place }) => place?.pointer === pointer || place?.pointer?.startsWith(`${pointer}/`) === true,
  );
}
