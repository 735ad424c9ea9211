import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { type RefObject, useEffect, useRef } from 'react';
import { contentSecurityNonce } from './content-security-nonce.ts';
import { useThemeMode } from './theme-mode.tsx';

interface TextEditorOptions {
  /** Its name for people who hear the page. */
  readonly label: string;
  /** What stands in it at first. */
  readonly value: string;
  readonly isMultiline: boolean;
  /** What it can do; asked once, when it is made. */
  readonly extensions: () => Extension;
  readonly theme: (isDark: boolean) => Extension;
  readonly onUpdate: (update: ViewUpdate) => void;
  /** When this changes, another editor is made. */
  readonly variant?: boolean | undefined;
}

interface TextEditor {
  /** For the element that it stands in. */
  readonly host: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<EditorView | null>;
}

/** Puts a text editor into an element, under the content security policy of the page and in its light or dark theme. */
export function useTextEditor(options: TextEditorOptions): TextEditor {
  const { label, isMultiline, theme, variant } = options;
  const { isDark } = useThemeMode();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(options);
  latest.current = options;
  const themed = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once for its place; the effect below keeps it current
  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          latest.current.extensions(),
          contentSecurityNonce === undefined ? [] : EditorView.cspNonce.of(contentSecurityNonce),
          themed.current.of(theme(isDark)),
          EditorView.contentAttributes.of({
            tabindex: '0',
            'aria-label': label,
            'aria-multiline': String(isMultiline),
          }),
          EditorView.updateListener.of((update) => latest.current.onUpdate(update)),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, variant]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a theme is a function of nothing else
  useEffect(() => {
    view.current?.dispatch({ effects: themed.current.reconfigure(theme(isDark)) });
  }, [isDark, variant]);

  return { host, view };
}
