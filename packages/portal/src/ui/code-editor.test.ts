import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { CodeEditor } from './code-editor.tsx';
import type { ShownDiagnostic } from './shown-diagnostic.ts';
import { ThemeModeProvider } from './theme-mode.tsx';

test('underlines diagnostics that come after the text', () => {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const show = (diagnostics: readonly ShownDiagnostic[]): void =>
    flushSync(() => {
      const children = createElement(CodeEditor, { label: 'Text', value: '{ "host": "" }', diagnostics });
      root.render(createElement(ThemeModeProvider, { children }));
    });
  show([]);
  expect(host.querySelectorAll('.cm-lintRange')).toHaveLength(0);
  show([
    {
      code: 'host-required',
      severity: 'error',
      message: 'No host.',
      place: { line: 1, column: 3, endLine: 1, endColumn: 9 },
    },
  ]);
  expect(host.querySelector('.cm-lintRange')?.textContent).toBe('"host"');
  root.unmount();
});
