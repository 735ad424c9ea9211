import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const lightColors = HighlightStyle.define([
  { tag: tags.propertyName, color: '#0b5560' },
  { tag: tags.string, color: '#8a3b12' },
  { tag: tags.number, color: '#1a5fb4' },
  { tag: [tags.bool, tags.null, tags.keyword], color: '#6b3fa0' },
  { tag: tags.comment, color: '#4d6b4d', fontStyle: 'italic' },
  { tag: tags.punctuation, color: '#5c5f62' },
]);

const darkColors = HighlightStyle.define([
  { tag: tags.propertyName, color: '#93c9ce' },
  { tag: tags.string, color: '#e8b48a' },
  { tag: tags.number, color: '#8fbcf0' },
  { tag: [tags.bool, tags.null, tags.keyword], color: '#c8a6ee' },
  { tag: tags.comment, color: '#9dbd9d', fontStyle: 'italic' },
  { tag: tags.punctuation, color: '#a0a5a9' },
]);

const frame = {
  '&': { fontSize: '12.5px', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: "'Cascadia Mono', Consolas, 'SF Mono', 'DejaVu Sans Mono', monospace",
    lineHeight: '1.55',
    overflow: 'auto',
  },
  '.cm-content': { paddingBlock: '10px' },
};

/** The editor's colours for one look. */
export function editorTheme(isDark: boolean): Extension {
  const colors = isDark
    ? {
        text: '#e3e6e8',
        caret: '#93c9ce',
        gutter: '#8a9095',
        line: '#ffffff0a',
        selection: '#2b5f66',
        tooltip: '#2a2e30',
        action: '#93c9ce',
        onAction: '#10282b',
      }
    : {
        text: '#242424',
        caret: '#0d757e',
        gutter: '#6a6f73',
        line: '#0000000a',
        selection: '#c9e9eb',
        tooltip: '#ffffff',
        action: '#0d757e',
        onAction: '#ffffff',
      };
  return [
    EditorView.theme(
      {
        ...frame,
        '.cm-content': { ...frame['.cm-content'], color: colors.text, caretColor: colors.caret },
        '.cm-cursor': { borderLeftColor: colors.caret },
        '.cm-gutters': { backgroundColor: 'transparent', color: colors.gutter, border: 'none' },
        '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: colors.line },
        '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
          backgroundColor: `${colors.selection} !important`,
        },
        '.cm-tooltip': { backgroundColor: colors.tooltip, color: colors.text, borderRadius: '6px' },
        '.cm-tooltip-lint': { maxWidth: 'min(560px, 80vw)', padding: '4px 0', fontFamily: 'inherit' },
        '.cm-diagnostic': { padding: '6px 12px', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
        '.cm-diagnosticAction': {
          display: 'block',
          margin: '6px 0 2px',
          padding: '4px 12px',
          borderRadius: '4px',
          backgroundColor: colors.action,
          color: colors.onAction,
          font: 'inherit',
          fontWeight: '600',
        },
        '.cm-diagnosticSource': { fontSize: '85%', opacity: '1', color: colors.gutter },
        '.cm-panels': { backgroundColor: colors.tooltip, color: colors.text },
      },
      { dark: isDark },
    ),
    syntaxHighlighting(isDark ? darkColors : lightColors),
  ];
}
