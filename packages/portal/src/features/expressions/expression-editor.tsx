import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { makeStyles, tokens } from '@fluentui/react-components';
import { type Ref, useEffect, useImperativeHandle } from 'react';
import { editorTheme } from '../../ui/code-editor-theme.ts';
import { useTextEditor } from '../../ui/use-text-editor.ts';
import type { ExpressionProblem } from './evaluate-expression.ts';
import { expressionLanguage } from './expression-language.ts';
import { problemMarks, showProblems } from './problem-marks.ts';

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** What a page can ask of the editor. */
export interface ExpressionEditorHandle {
  /** Puts another expression in its place and goes there. */
  replace(source: string): void;
}

interface ExpressionEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where the cursor stands, in UTF-16 units. */
  readonly onCursor: (position: number) => void;
  readonly problems: readonly ExpressionProblem[];
  readonly handle?: Ref<ExpressionEditorHandle>;
}

/** An editor for one expression: colours, completion, and what is wrong under the very characters. Tab leaves it. */
export function ExpressionEditor({ label, value, onChange, onCursor, problems, handle }: ExpressionEditorProps) {
  const styles = useStyles();
  const { host, view } = useTextEditor({
    label,
    value,
    isMultiline: true,
    theme: expressionTheme,
    extensions: () => [
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      keymap.of([...defaultKeymap.filter((binding) => binding.key !== 'Tab'), ...historyKeymap]),
      expressionLanguage(),
      problemMarks(),
    ],
    onUpdate(update) {
      if (update.docChanged) onChange(update.state.doc.toString());
      if (update.docChanged || update.selectionSet) onCursor(update.state.selection.main.head);
    },
  });

  useEffect(() => {
    view.current?.dispatch({ effects: showProblems.of(problems) });
  }, [problems, view]);

  useImperativeHandle(handle, () => ({
    replace(source) {
      const editor = view.current;
      if (editor === null) return;
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: source },
        selection: { anchor: source.length },
      });
      editor.focus();
    },
  }));

  return <div ref={host} className={styles.frame} />;
}

function expressionTheme(isDark: boolean): Extension {
  const problem = isDark ? '#f1707b' : '#b10e1c';
  return [
    editorTheme(isDark),
    EditorView.theme({
      '&': { fontSize: '14px', minHeight: '72px' },
      '.cm-scroller': { lineHeight: '22px', maxHeight: '320px' },
      '.cm-line': { padding: '0 12px' },
      '.cm-problem': { textDecoration: `underline wavy ${problem}`, textUnderlineOffset: '4px' },
      '.cm-problem-row': { padding: '0 12px', color: problem, whiteSpace: 'pre' },
      '.cm-problem-room': { visibility: 'hidden' },
      '.cm-problem-message': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', paddingBottom: '4px' },
    }),
  ];
}
