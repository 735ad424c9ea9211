import { Field, Input, MessageBar, MessageBarBody, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Form } from '../../ui/form.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import {
  type AccountPlace,
  type Artifact,
  type ArtifactType,
  artifactOfFile,
  kindOf,
  type NewArtifact,
  typeWords,
} from './account-types.ts';
import { useAccountChange } from './use-account-change.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', gap: '16px' },
});

interface UploadPanelProps {
  readonly place: AccountPlace;
  /** What the account has already: the same name replaces it. */
  readonly artifacts: readonly Artifact[];
}

/** Takes a file as a map or a schema. What it is and how it is called is read from the file, and may be changed. */
export function UploadPanel({ place, artifacts }: UploadPanelProps) {
  const styles = useStyles();
  const notify = useNotify();
  const change = useAccountChange();
  const [chosen, setChosen] = useState<NewArtifact & { readonly fileName: string }>();
  const take = async (file: File | undefined) => {
    if (file !== undefined) setChosen({ ...artifactOfFile(file.name, await file.text()), fileName: file.name });
  };
  const replaced = artifacts.find(
    ({ kind, name }) =>
      chosen !== undefined && kind === kindOf(chosen.type) && name.toLowerCase() === chosen.name.trim().toLowerCase(),
  );
  return (
    <Panel title="Upload" intro="A map transforms what an action is given; a schema checks it.">
      <Form
        submit={replaced === undefined ? 'Upload' : 'Replace'}
        isBusy={change.isPending}
        isDisabled={chosen === undefined || chosen.name.trim() === ''}
        error={change.error}
        errorTitle="The file was not kept."
        onSubmit={() => {
          if (chosen === undefined) return;
          const artifact = { ...chosen, name: chosen.name.trim() };
          change.mutate(
            { kind: 'put', place, artifact },
            {
              onSuccess: () => {
                notify(`${artifact.name} was kept.`);
                setChosen(undefined);
              },
            },
          );
        }}
      >
        <FileDrop
          label="Map or schema file"
          hint="XSLT (.xslt, .xsl), Liquid (.liquid) or an XML schema (.xsd)"
          accept=".xslt,.xsl,.liquid,.xsd,.xml,.txt"
          chosen={chosen?.fileName}
          onFiles={(files) => void take(files[0])}
        />
        {chosen === undefined ? null : (
          <div className={styles.fields}>
            <Field label="Name" required hint="Actions name it so">
              <Input value={chosen.name} onChange={(_, data) => setChosen({ ...chosen, name: data.value })} />
            </Field>
            <Field label="Type">
              <Select
                value={chosen.type}
                onChange={(_, data) => setChosen({ ...chosen, type: data.value as ArtifactType })}
              >
                {Object.entries(typeWords).map(([type, words]) => (
                  <option key={type} value={type}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        )}
        {replaced === undefined ? null : (
          <MessageBar intent="warning">
            <MessageBarBody>
              There is a {replaced.kind === 'maps' ? 'map' : 'schema'} “{replaced.name}” already. It is replaced, for
              runs that go on too.
            </MessageBarBody>
          </MessageBar>
        )}
      </Form>
    </Panel>
  );
}
