import { makeStyles, Text } from '@fluentui/react-components';
import { useRef } from 'react';
import { CodeEditor, type CodeEditorHandle } from '../../../ui/code-editor.tsx';
import { DiagnosticList } from '../../../ui/diagnostic-list.tsx';
import type { DefinitionEditor } from './use-definition-editor.ts';

const useStyles = makeStyles({ view: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 } });

/** The workflow as its definition, with what is wrong underlined and listed. */
export function CodeView({ editor }: { readonly editor: DefinitionEditor }) {
  const styles = useStyles();
  const code = useRef<CodeEditorHandle>(null);
  return (
    <div className={styles.view}>
      <CodeEditor
        label="Workflow definition"
        value={editor.text}
        onChange={editor.setText}
        diagnostics={editor.diagnostics}
        height="560px"
        handle={code}
      />
      {editor.diagnostics.length === 0 ? (
        <Text role="status">No findings.</Text>
      ) : (
        <DiagnosticList diagnostics={editor.diagnostics.slice(0, 100)} onGoTo={(place) => code.current?.goTo(place)} />
      )}
    </div>
  );
}
