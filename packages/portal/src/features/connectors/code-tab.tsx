import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text } from '@fluentui/react-components';
import { putCode } from '@tenon/contract';
import { useState } from 'react';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CodeLogs } from './code-logs.tsx';
import { useSaveBeforeLeaving } from './pending-save.tsx';
import { type ConnectorCode, useCode } from './use-code.ts';
import { useConnectorChange } from './use-connector-change.ts';

const useStyles = makeStyles({
  start: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px' },
});

/** What both functions look like; either may be left out. */
const template = `// Changes a request before it is sent: { method, url, headers, body }.
function onRequest(request, context) {
  console.log('calling', context.operationId);
  return request;
}

// Changes an answer before a workflow sees it: { statusCode, headers, body }.
function onResponse(response, context) {
  return response;
}
`;

/** The code of the connector, its C# script if it came with one, and what the code logged. */
export function CodeTab({ connectorId }: { readonly connectorId: string }) {
  const code = useCode(connectorId);
  return (
    <Loaded query={code} what="the code">
      {(data) => (
        <>
          <Editor key={data.text} connectorId={connectorId} saved={data.text} />
          {data.script === null ? null : <Script script={data.script} />}
          <CodeLogs logs={data.logs} />
        </>
      )}
    </Loaded>
  );
}

function Editor({ connectorId, saved }: { readonly connectorId: string; readonly saved: string }) {
  const styles = useStyles();
  const [text, setText] = useState(saved);
  const save = useConnectorChange(connectorId, putCode);
  useSaveBeforeLeaving(text !== saved, () => save.mutateAsync({ body: { text } }));
  return (
    <Panel
      title="Code"
      intro="JavaScript that changes requests and answers where the definition cannot say it. It runs apart from everything else, at most five seconds, without network, files or clock. Secrets of a connection are placeholders to it. It is saved when you go on."
    >
      {text === '' ? (
        <div className={styles.start}>
          <Text>This connector has no code. Most connectors need none.</Text>
          <Button onClick={() => setText(template)}>Write code</Button>
        </div>
      ) : (
        <CodeEditor label="Code, script.js" value={text} onChange={setText} language="javascript" height="420px" />
      )}
    </Panel>
  );
}

function Script({ script }: { readonly script: NonNullable<ConnectorCode['script']> }) {
  const which = script.operations === null ? 'every operation' : script.operations.join(', ');
  return (
    <Panel title="C# script of the package" intro="It is kept and exported as it came, and does not run here.">
      {script.needsPorting ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Needs to be written in JavaScript.</MessageBarTitle> The script is meant for {which}. Until
            its work is done by code above, calls of these go out without it.
          </MessageBarBody>
        </MessageBar>
      ) : (
        <Text>It was meant for {which}. The code above takes its place.</Text>
      )}
      {script.text === null ? (
        <Text>The package names the operations, but the script itself is not in it.</Text>
      ) : (
        <CodeEditor label="C# script, script.csx" value={script.text} isReadOnly language="text" height="320px" />
      )}
    </Panel>
  );
}
