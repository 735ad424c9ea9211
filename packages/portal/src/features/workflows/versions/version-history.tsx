import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { shownInstant } from '../../../ui/instants.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useNotify } from '../../../ui/notify.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TextDifference } from '../../../ui/text-difference.tsx';
import { newDefinition, writeDefinition } from '../definition/definition-object.ts';
import { useSaveWorkflow } from '../use-save-workflow.ts';
import { connectionReferences, definitionOf, type Workflow, type WorkflowPlace } from '../workflow-types.ts';
import { type DefinitionChange, describeChanges } from './describe-changes.ts';
import { useVersions } from './use-versions.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  version: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 14px',
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '10px', alignItems: 'center' },
  when: { flex: 1, minWidth: '180px' },
  changes: { margin: 0, paddingInlineStart: '18px' },
});

/** So many versions are shown until more are asked for. */
const atFirst = 10;

interface VersionHistoryProps {
  readonly place: WorkflowPlace;
  readonly workflow: Workflow;
}

/** What a workflow was before: what each version changed, how it differs from the present one, and the way back to it. */
export function VersionHistory({ place, workflow }: VersionHistoryProps) {
  const styles = useStyles();
  const versions = useVersions(place);
  const [count, setCount] = useState(atFirst);
  return (
    <Panel title="Versions" intro="Each save is a version. Runs that go on keep the one with which they began.">
      <Loaded query={versions} what="the versions">
        {(data) => (
          <>
            <ol className={styles.list} aria-label="Versions">
              {data.slice(0, count).map((version, index) => (
                <Version
                  key={version.name}
                  place={place}
                  workflow={workflow}
                  version={version}
                  before={data[index + 1]}
                  isPresent={index === 0}
                />
              ))}
            </ol>
            {data.length > count ? <Button onClick={() => setCount(count + 20)}>Show more</Button> : null}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface VersionProps extends VersionHistoryProps {
  readonly version: Workflow;
  readonly before: Workflow | undefined;
  readonly isPresent: boolean;
}

function Version({ place, workflow, version, before, isPresent }: VersionProps) {
  const styles = useStyles();
  const notify = useNotify();
  const save = useSaveWorkflow();
  const [isCompared, setCompared] = useState(false);
  const changes =
    before === undefined
      ? undefined
      : describeChanges(definitionOf(before) ?? newDefinition, definitionOf(version) ?? newDefinition);
  const when = shownInstant(version.properties.changedTime ?? version.properties.createdTime);
  const restore = () => {
    const definition = definitionOf(version);
    if (definition === undefined) return;
    save.mutate(
      {
        place,
        isNew: false,
        region: workflow.location ?? '',
        definition,
        connections: { ...connectionReferences(version), ...connectionReferences(workflow) },
        parameters: workflow.properties.parameters,
      },
      { onSuccess: () => notify(`The version of ${when} is the present one again.`) },
    );
  };
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <HistoryRegular aria-hidden="true" />
        <Text weight="semibold" className={styles.when}>
          {when}
        </Text>
        {isPresent ? (
          <Badge appearance="tint" color="brand">
            Present
          </Badge>
        ) : (
          <>
            <Button size="small" aria-expanded={isCompared} onClick={() => setCompared(!isCompared)}>
              {isCompared ? 'Hide the difference' : 'Compare with the present'}
            </Button>
            <Button size="small" disabled={save.isPending} onClick={restore}>
              Restore
            </Button>
          </>
        )}
      </div>
      <Changes changes={changes} />
      {save.isError ? <ErrorPanel title="It was not restored." error={save.error} /> : null}
      {isCompared ? (
        <TextDifference
          label={`From the version of ${when} to the present one`}
          before={writeDefinition(definitionOf(version) ?? newDefinition)}
          after={writeDefinition(definitionOf(workflow) ?? newDefinition)}
        />
      ) : null}
    </li>
  );
}

function Changes({ changes }: { readonly changes: readonly DefinitionChange[] | undefined }) {
  const styles = useStyles();
  if (changes === undefined) return <Text>The first version.</Text>;
  if (changes.length === 0) return <Text>The same steps; connections, parameter values or callers changed.</Text>;
  return (
    <ul className={styles.changes}>
      {changes.map(({ kind, what }) => (
        <li key={`${kind} ${what}`}>{`${what} was ${kind}.`}</li>
      ))}
    </ul>
  );
}
