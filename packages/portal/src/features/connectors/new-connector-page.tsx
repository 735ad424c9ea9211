import { Field, Input, Select, Tab, TabList } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { readSourceFiles } from './source-files.ts';
import { useImportConnector } from './use-import-connector.ts';

/** The first step to a connector: its definition, and where it will live. */
export function NewConnectorPage() {
  const { subscription, region, resourceGroups } = useMember();
  const navigate = useNavigate();
  const importing = useImportConnector();
  const [from, setFrom] = useState<'file' | 'text'>('file');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [group, setGroup] = useState(resourceGroups[0]?.name ?? '');
  const [readError, setReadError] = useState<unknown>();
  const isReady = group !== '' && (from === 'file' ? files.length > 0 : text.trim() !== '');
  const submit = async () => {
    setReadError(undefined);
    try {
      const sources =
        from === 'file'
          ? await readSourceFiles(files)
          : [{ name: text.trimStart().startsWith('{') ? 'definition.json' : 'definition.yaml', content: text }];
      const connector = await importing.mutateAsync({
        subscriptionId: subscription.id,
        resourceGroup: group,
        region: region.name,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        files: [...sources],
      });
      await navigate({ to: '/connectors/$connectorId/edit', params: { connectorId: connector.id } });
    } catch (error) {
      setReadError(error);
    }
  };
  return (
    <Page
      title="Create a custom connector"
      intro="Start from the OpenAPI definition of the API (2.0, 3.0 or 3.1, as JSON or YAML). Nothing is shared before you create the connector at the end."
      above={<RouterLink to="/connectors">Custom connectors</RouterLink>}
    >
      <Panel>
        <Form
          onSubmit={() => void submit()}
          submit="Import"
          isBusy={importing.isPending}
          isDisabled={!isReady}
          error={readError}
          errorTitle="The definition could not be imported. Nothing was kept."
        >
          <Field
            label="Connector name"
            hint="Letters, digits, - _ . ( ). Made from the title of the API if left empty."
          >
            <Input value={name} onChange={(_, data) => setName(data.value)} placeholder="PrintFramerConnector" />
          </Field>
          <Field
            label="Resource group"
            required
            hint={`In ${subscription.displayName}, ${region.displayName}. Change them with the context switch at the top.`}
            {...(resourceGroups.length === 0
              ? { validationMessage: 'There is no resource group in this region yet. Make one under Organization.' }
              : {})}
          >
            <Select value={group} onChange={(_, data) => setGroup(data.value)}>
              {resourceGroups.map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
            </Select>
          </Field>
          <TabList selectedValue={from} onTabSelect={(_, data) => setFrom(data.value === 'text' ? 'text' : 'file')}>
            <Tab value="file">From a file</Tab>
            <Tab value="text">Paste text</Tab>
          </TabList>
          {from === 'file' ? (
            <FileDrop
              label="API definition file"
              hint="Drop a file here or choose one: OpenAPI in JSON or YAML, a Postman collection, or a connector package."
              accept=".json,.yaml,.yml,.zip,.txt,.png,.md"
              chosen={files.length === 0 ? undefined : files.map((file) => file.name).join(', ')}
              onFiles={setFiles}
            />
          ) : (
            <CodeEditor label="API definition text" value={text} onChange={setText} height="320px" />
          )}
        </Form>
      </Panel>
    </Page>
  );
}
