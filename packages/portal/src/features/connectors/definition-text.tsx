import { Text } from '@fluentui/react-components';
import { putDefinition } from '@tenon/contract';
import { useRef, useState } from 'react';
import { CodeEditor, type CodeEditorHandle } from '../../ui/code-editor.tsx';
import { DiagnosticList } from '../../ui/diagnostic-list.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useSaveBeforeLeaving } from './pending-save.tsx';
import { useConnectorChange } from './use-connector-change.ts';
import { useDefinitionText } from './use-definition-text.ts';
import { useTextFindings } from './use-text-findings.ts';

/** The definition as text, with findings while it is typed; saved when the wizard moves on. */
export function DefinitionText({ connectorId }: { readonly connectorId: string }) {
  const definition = useDefinitionText(connectorId);
  return (
    <Loaded query={definition} what="the definition">
      {(data) => <TextEditor connectorId={connectorId} fileName={data.fileName} saved={data.text} />}
    </Loaded>
  );
}

interface TextEditorProps {
  readonly connectorId: string;
  readonly fileName: string;
  readonly saved: string;
}

function TextEditor({ connectorId, fileName, saved }: TextEditorProps) {
  const [text, setText] = useState(saved);
  const editor = useRef<CodeEditorHandle>(null);
  const save = useConnectorChange(connectorId, putDefinition);
  const findings = useTextFindings(fileName, text);
  useSaveBeforeLeaving(text !== saved, () => save.mutateAsync({ body: { text } }));
  return (
    <>
      <CodeEditor
        label={`Definition text, ${fileName}`}
        value={text}
        onChange={setText}
        diagnostics={findings}
        height="520px"
        handle={editor}
      />
      {findings.length === 0 ? (
        <Text role="status">No findings.</Text>
      ) : (
        <DiagnosticList diagnostics={findings.slice(0, 100)} onGoTo={(place) => editor.current?.goTo(place)} />
      )}
      {findings.length > 100 ? <Text>… and {findings.length - 100} more findings.</Text> : null}
    </>
  );
}
