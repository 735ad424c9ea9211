import { json } from '@codemirror/lang-json';
import { type Action, linter, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { makeStyles, tokens } from '@fluentui/react-components';
import { basicSetup } from 'codemirror';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { editorTheme } from './code-editor-theme.ts';
import { contentSecurityNonce } from './content-security-nonce.ts';
import { rangeOfPlace } from './diagnostic-range.ts';
import { differenceOf } from './difference.ts';
import type { ShownDiagnostic, ShownPlace } from './shown-diagnostic.ts';
import { useThemeMode } from './theme-mode.tsx';

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    minWidth: 0,
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** What a page can ask of an editor. */
export interface CodeEditorHandle {
  /** Moves the cursor to a place and shows it. */
  goTo(place: ShownPlace): void;
}

interface CodeEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange?: (value: string) => void;
  readonly diagnostics?: readonly ShownDiagnostic[];
  readonly isReadOnly?: boolean;
  /** What is written: JSON, unless it is said to be text of another kind. */
  readonly language?: 'json' | 'text';
  /** CSS height; the editor scrolls inside it. */
  readonly height?: string;
  readonly handle?: Ref<CodeEditorHandle>;
}

const noDiagnostics: readonly ShownDiagnostic[] = [];

/** An editor of JSON or of other text that underlines diagnostics at their places. Escape then Tab leaves it by keyboard. */
export function CodeEditor({
  label,
  value,
  onChange,
  diagnostics = noDiagnostics,
  isReadOnly,
  language = 'json',
  height = '420px',
  handle,
}: CodeEditorProps) {
  const styles = useStyles();
  const { isDark } = useThemeMode();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ onChange, diagnostics, value });
  latest.current = { onChange, diagnostics, value };
  const theme = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once for its place; the effects below keep it current
  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          basicSetup,
          language === 'json' ? json() : [],
          contentSecurityNonce === undefined ? [] : EditorView.cspNonce.of(contentSecurityNonce),
          EditorView.lineWrapping,
          EditorState.readOnly.of(isReadOnly === true),
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-multiline': 'true' }),
          theme.current.of(editorTheme(isDark)),
          lintGutter(),
          linter(null),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    showDiagnostics(editor, latest.current.diagnostics);
    return () => editor.destroy();
  }, [label, isReadOnly]);

  useEffect(() => {
    view.current?.dispatch({ effects: theme.current.reconfigure(editorTheme(isDark)) });
  }, [isDark]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    if (view.current !== null) showDiagnostics(view.current, diagnostics);
  }, [diagnostics]);

  useImperativeHandle(handle, () => ({
    goTo(place) {
      const editor = view.current;
      if (editor === null) return;
      const range = rangeOfPlace(editor.state, place);
      editor.dispatch({
        selection: { anchor: range.from },
        effects: EditorView.scrollIntoView(range.from, { y: 'center' }),
      });
      editor.focus();
    },
  }));

  return <div ref={host} className={styles.frame} style={{ height }} />;
}

function showDiagnostics(editor: EditorView, diagnostics: readonly ShownDiagnostic[]): void {
  editor.dispatch(setDiagnostics(editor.state, toEditorDiagnostics(editor, diagnostics)));
}

function toEditorDiagnostics(editor: EditorView, diagnostics: readonly ShownDiagnostic[]) {
  return diagnostics.map((diagnostic) => ({
    ...firstLineOf(editor.state, rangeOfPlace(editor.state, diagnostic.place)),
    severity: diagnostic.severity,
    source: diagnostic.code,
    message: diagnostic.remedy ? `${diagnostic.message} ${diagnostic.remedy}` : diagnostic.message,
    ...(diagnostic.repair === undefined ? {} : { actions: [toAction(diagnostic.repair)] }),
  }));
}

/** Only the line on which it begins is underlined: a whole object would be a wall of waves. */
function firstLineOf(state: EditorState, { from, to }: { readonly from: number; readonly to: number }) {
  return { from, to: Math.min(to, state.doc.lineAt(from).to) };
}

/** A button beside the message that puts the repaired text in place of what differs, so that undoing takes it back. */
function toAction({ label, apply }: NonNullable<ShownDiagnostic['repair']>): Action {
  return {
    name: label,
    apply(editor) {
      const text = editor.state.doc.toString();
      const repaired = apply(text);
      if (repaired === undefined || repaired === text) return;
      const { from, to, insert } = differenceOf(text, repaired);
      editor.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
        userEvent: 'input.repair',
      });
    },
  };
}
