import { Button, Field, Input, makeStyles, Select, Spinner, Tab, TabList } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, useCallback, useState } from 'react';
import { useMember } from '../../../session/member-context.tsx';
import { AskBeforeLeaving } from '../../../ui/ask-before-leaving.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { useNotify } from '../../../ui/notify.tsx';
import { Page } from '../../../ui/page.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { newDefinition } from '../definition/definition-object.ts';
import { type ChoosableConnector, useChoosableConnectors } from '../use-choosable-connectors.ts';
import { useSaveWorkflow } from '../use-save-workflow.ts';
import {
  type ConnectionReferences,
  connectionReferences,
  type Workflow,
  type WorkflowPlace,
} from '../workflow-types.ts';
import { CodeView } from './code-view.tsx';
import type { ConnectionChoiceProps } from './connector-wiring.ts';
import { FormView } from './form-view.tsx';
import { useConnectorWiring } from './use-connector-wiring.tsx';
import { useDefinitionEditor } from './use-definition-editor.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
});

const none: readonly ChoosableConnector[] = [];

interface WorkflowEditorProps {
  /** The workflow and where it is; absent for a new one. */
  readonly existing?: { readonly place: WorkflowPlace; readonly workflow: Workflow };
  readonly ConnectionChoice: ComponentType<ConnectionChoiceProps>;
}

/** Makes or changes a workflow, in a form and in a code view that show the same definition. */
export function WorkflowEditor({ existing, ConnectionChoice }: WorkflowEditorProps) {
  const styles = useStyles();
  const { subscription, region, resourceGroups } = useMember();
  const navigate = useNavigate();
  const notify = useNotify();
  const save = useSaveWorkflow();
  const [view, setView] = useState<'form' | 'code'>('form');
  const [name, setName] = useState(existing?.place.name ?? '');
  const [group, setGroup] = useState(existing?.place.group ?? resourceGroups[0]?.name ?? '');
  const [references, setReferences] = useState<ConnectionReferences>(() =>
    existing === undefined ? {} : connectionReferences(existing.workflow),
  );
  const editor = useDefinitionEditor(existing?.workflow.properties.definition ?? newDefinition);
  const [atFirst] = useState(editor.text);
  const connectors = useChoosableConnectors();
  const onReferences = useCallback(setReferences, []);
  const wiring = useConnectorWiring({
    definition: editor.definition,
    connectors: connectors.data ?? none,
    references,
    onReferences,
    ConnectionChoice,
  });
  const submit = () => {
    if (editor.definition === undefined) return;
    const place = existing?.place ?? { subscription: subscription.id, group, name: name.trim() };
    const draft = {
      place,
      isNew: existing === undefined,
      region: existing?.workflow.location ?? region.name,
      definition: editor.definition,
      connections: references,
      parameters: existing?.workflow.properties.parameters,
    };
    save.mutate(draft, {
      onSuccess: () => {
        notify(`${place.name} was saved.`);
        void navigate({ to: '/workflows/$subscription/$group/$name', params: place, ignoreBlocker: true });
      },
    });
  };
  return (
    <Page
      title={existing === undefined ? 'Create a workflow' : `Edit ${existing.place.name}`}
      above={<RouterLink to="/workflows">Workflows</RouterLink>}
      actions={
        <Button
          appearance="primary"
          icon={save.isPending ? <Spinner size="tiny" /> : <SaveRegular />}
          disabled={save.isPending || name.trim() === '' || group === '' || editor.definition === undefined}
          onClick={submit}
        >
          Save
        </Button>
      }
    >
      {existing === undefined ? (
        <div className={styles.fields}>
          <Field label="Workflow name" required hint="Letters, digits, - _ . ( )">
            <Input value={name} onChange={(_, data) => setName(data.value)} />
          </Field>
          <Field label="Resource group" required>
            <Select value={group} onChange={(_, data) => setGroup(data.value)}>
              {resourceGroups.map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
            </Select>
          </Field>
        </div>
      ) : null}
      <AskBeforeLeaving isDirty={() => editor.text !== atFirst} />
      {save.isError ? <ErrorPanel title="The workflow was not saved." error={save.error} /> : null}
      {connectors.isError ? <ErrorPanel title="Connectors could not be read." error={connectors.error} /> : null}
      <TabList
        selectedValue={view}
        onTabSelect={(_, data) => setView(data.value === 'code' ? 'code' : 'form')}
        aria-label="View"
      >
        <Tab value="form">Form</Tab>
        <Tab value="code">Code view</Tab>
      </TabList>
      {view === 'form' ? (
        <FormView editor={editor} wiring={wiring} isLoading={connectors.isPending} />
      ) : (
        <CodeView editor={editor} />
      )}
    </Page>
  );
}
