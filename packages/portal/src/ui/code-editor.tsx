import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { type Action, linter, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { makeStyles, tokens } from '@fluentui/react-components';
import { basicSetup } from 'codemirror';
import { type Ref, useEffect, useImperativeHandle } from 'react';
import { editorTheme } from './code-editor-theme.ts';
import { rangeOfPlace } from './diagnostic-range.ts';
import { differenceOf } from './difference.ts';
import type { ShownDiagnostic, ShownPlace } from './shown-diagnostic.ts';
import { useTextEditor } from './use-text-editor.ts';

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
  /** What is written: JSON, unless it is said to be something else. */
  readonly language?: 'json' | 'javascript' | 'text';
  /** CSS height; the editor scrolls inside it. */
  readonly height?: string;
  readonly handle?: Ref<CodeEditorHandle>;
}

const noDiagnostics: readonly ShownDiagnostic[] = [];

/** An editor of JSON, JavaScript or other text that underlines diagnostics at their places. Escape then Tab leaves it by keyboard. */
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
  const { host, view } = useTextEditor({
    label,
    value,
    isMultiline: true,
    variant: isReadOnly,
    theme: editorTheme,
    extensions: () => [
      basicSetup,
      language === 'json' ? json() : language === 'javascript' ? javascript() : [],
      EditorView.lineWrapping,
      EditorState.readOnly.of(isReadOnly === true),
      lintGutter(),
      linter(null),
    ],
    onUpdate(update) {
      if (update.docChanged) onChange?.(update.state.doc.toString());
    },
  });

  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value, view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor shows them anew
  useEffect(() => {
    if (view.current !== null) showDiagnostics(view.current, diagnostics);
  }, [diagnostics, label, isReadOnly, view]);

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
