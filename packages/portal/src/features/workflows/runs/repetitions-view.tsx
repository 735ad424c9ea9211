import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { Loaded } from '../../../ui/loaded.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { spokenName } from '../definition/definition-object.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import { RecordDetails } from './record-details.tsx';
import type { Repetition } from './run-types.ts';
import { useRepetitions } from './use-repetitions.ts';

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: '16px' },
  choice: { display: 'flex', gap: '12px', alignItems: 'flex-end', flexWrap: 'wrap' },
});

interface RepetitionsViewProps {
  readonly place: WorkflowPlace;
  readonly run: string;
  readonly action: string;
}

/** The repetitions of an action in a loop: one is chosen, and shown like an action of its own. */
export function RepetitionsView({ place, run, action }: RepetitionsViewProps) {
  const repetitions = useRepetitions(place, { run, action });
  return (
    <Loaded query={repetitions} what="the repetitions">
      {(data) => (data.length === 0 ? null : <Choice repetitions={data} />)}
    </Loaded>
  );
}

function Choice({ repetitions }: { readonly repetitions: readonly Repetition[] }) {
  const styles = useStyles();
  const failed = repetitions.find(({ properties }) => properties.status === 'Failed');
  const [name, setName] = useState((failed ?? repetitions[0])?.name ?? '');
  const chosen = repetitions.find((one) => one.name === name);
  return (
    <div className={styles.view}>
      <div className={styles.choice}>
        <Field label="Repetition">
          <Select value={name} onChange={(_, { value }) => setName(value)}>
            {repetitions.map((one) => (
              <option key={one.name} value={one.name}>
                {placeOf(one)} · {one.properties.status}
              </option>
            ))}
          </Select>
        </Field>
        {chosen === undefined ? null : <StatusBadge status={chosen.properties.status} />}
      </div>
      {chosen === undefined ? null : <RecordDetails record={chosen.properties} />}
    </div>
  );
}

/** People count items from 1. */
function placeOf({ properties }: Repetition): string {
  return properties.repetitionIndexes
    .map(({ scopeName, itemIndex }) => `${spokenName(scopeName)} ${itemIndex + 1}`)
    .join(', ');
}
