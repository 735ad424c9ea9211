import { json } from '@codemirror/lang-json';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { makeStyles, tokens } from '@fluentui/react-components';
import { basicSetup } from 'codemirror';
import { editorTheme } from './code-editor-theme.ts';
import { useTextEditor } from './use-text-editor.ts';

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'auto',
    maxHeight: '480px',
    minWidth: 0,
  },
});

/** The line that stands for what is the same has no signs that some fonts lack. */
const plainFold = EditorView.theme({
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '""' },
});

interface TextDifferenceProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two JSON texts, line by line; what is the same is folded. */
export function TextDifference({ label, before, after }: TextDifferenceProps) {
  const styles = useStyles();
  const { host } = useTextEditor({
    label,
    value: after,
    isMultiline: true,
    theme: editorTheme,
    extensions: () => [
      basicSetup,
      json(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      plainFold,
      unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 8 } }),
    ],
    onUpdate: () => undefined,
  });
  return <div ref={host} className={styles.frame} />;
}
