import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  MatchDecorator,
  placeholder as placeholderExtension,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { makeStyles, tokens } from '@fluentui/react-components';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTextEditor } from './use-text-editor.ts';

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** What a page can ask of the input. */
export interface ExpressionInputHandle {
  /** Puts a piece of text where the cursor is and goes on behind it. */
  insert(text: string): void;
}

interface ExpressionInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The name people know an expression by; the expression itself where there is none. */
  readonly nameOf: (expression: string) => string | undefined;
  readonly isMultiline?: boolean;
  readonly placeholder?: string;
  readonly handle?: Ref<ExpressionInputHandle>;
  readonly onFocus?: () => void;
}

/** A text field in which each `@{…}` stands as one named pill that is deleted as a whole. */
export function ExpressionInput(props: ExpressionInputProps) {
  const { label, value, isMultiline, placeholder, handle } = props;
  const styles = useStyles();
  const latest = useRef(props);
  latest.current = props;
  const { host, view } = useTextEditor({
    label,
    value,
    isMultiline: isMultiline === true,
    variant: isMultiline,
    theme: (isDark) => inputTheme(isDark, isMultiline === true),
    extensions: () => [
      history(),
      keymap.of([...defaultKeymap.filter((binding) => binding.key !== 'Tab'), ...historyKeymap]),
      EditorView.lineWrapping,
      isMultiline ? [] : oneLine,
      placeholderExtension(placeholder ?? ''),
      pills((expression) => latest.current.nameOf(expression)),
      EditorView.domEventHandlers({ focus: () => latest.current.onFocus?.() }),
    ],
    onUpdate(update) {
      if (update.docChanged) props.onChange(update.state.doc.toString());
    },
  });

  useEffect(() => {
    const editor = view.current;
    // While somebody types, the text is theirs; what they mean may be written differently in the definition.
    if (editor === null || editor.hasFocus || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value, view]);

  useImperativeHandle(handle, () => ({
    insert(text) {
      const editor = view.current;
      if (editor === null) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
  }));

  return <div ref={host} className={styles.frame} />;
}

const oneLine = EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction));

function pills(nameOf: (expression: string) => string | undefined): Extension {
  // An expression holds no unquoted brace in practice; what does is shown as text and stays right.
  const decorator = new MatchDecorator({
    regexp: /@\{((?:[^{}']|'[^']*')*)\}/g,
    decoration: (match) => {
      const expression = match[1] ?? '';
      return Decoration.replace({ widget: new Pill(nameOf(expression) ?? expression, expression) });
    },
  });
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(editor: EditorView) {
        this.decorations = decorator.createDeco(editor);
      }
      update(update: ViewUpdate) {
        this.decorations = decorator.updateDeco(update, this.decorations);
      }
    },
    {
      decorations: (plugin) => plugin.decorations,
      provide: (plugin) =>
        EditorView.atomicRanges.of((editor) => editor.plugin(plugin)?.decorations ?? Decoration.none),
    },
  );
}

class Pill extends WidgetType {
  readonly #name: string;
  readonly #expression: string;

  constructor(name: string, expression: string) {
    super();
    this.#name = name;
    this.#expression = expression;
  }

  override eq(other: Pill): boolean {
    return other.#name === this.#name && other.#expression === this.#expression;
  }

  override toDOM(): HTMLElement {
    const pill = document.createElement('span');
    pill.className = 'tenon-pill';
    pill.textContent = this.#name;
    pill.title = this.#expression;
    return pill;
  }
}

function inputTheme(isDark: boolean, isMultiline: boolean): Extension {
  const colors = isDark
    ? { text: '#f5f5f5', caret: '#93c9ce', pill: '#07363a', pillText: '#c9e9eb', pillEdge: '#28858e' }
    : { text: '#242424', caret: '#0d757e', pill: '#e4f6f7', pillText: '#084449', pillEdge: '#93c9ce' };
  return EditorView.theme(
    {
      '&': { fontSize: '14px', minHeight: isMultiline ? '88px' : '30px' },
      '&.cm-focused': { outline: 'none' },
      '.cm-scroller': { fontFamily: 'inherit', lineHeight: '22px', maxHeight: '320px' },
      '.cm-content': { color: colors.text, caretColor: colors.caret, padding: '4px 0' },
      '.cm-line': { padding: '0 10px' },
      '.cm-cursor': { borderLeftColor: colors.caret },
      '.cm-placeholder': { color: isDark ? '#adadad' : '#616161' },
      '.tenon-pill': {
        display: 'inline-block',
        padding: '0 8px',
        margin: '0 1px',
        borderRadius: '4px',
        border: `1px solid ${colors.pillEdge}`,
        backgroundColor: colors.pill,
        color: colors.pillText,
        fontSize: '12px',
        lineHeight: '18px',
        maxWidth: '100%',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        verticalAlign: 'middle',
      },
    },
    { dark: isDark },
  );
}
