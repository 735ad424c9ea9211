import { Button, Caption1, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { anyRun, asksForAnything, type RunSearch } from './run-search.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'flex-end' },
  field: { flex: '1 1 150px', minWidth: 0 },
  buttons: { display: 'flex', gap: '8px' },
  note: { flexBasis: '100%', color: tokens.colorNeutralForeground2 },
});

const statuses = ['Succeeded', 'Failed', 'Running', 'Waiting', 'Cancelled', 'TimedOut'];

interface RunSearchFormProps {
  readonly search: RunSearch;
  readonly onSearch: (search: RunSearch) => void;
}

/** Narrows the run history: by status, time, tracking id, and by a value that went in or came out. */
export function RunSearchForm({ search, onSearch }: RunSearchFormProps) {
  const styles = useStyles();
  const [draft, setDraft] = useState(search);
  const change = (part: Partial<RunSearch>) => setDraft((old) => ({ ...old, ...part }));
  const text = (name: 'from' | 'to' | 'trackingId' | 'value', label: string, type: 'text' | 'datetime-local') => (
    <Field label={label} className={styles.field}>
      <Input type={type} value={draft[name]} onChange={(_, { value }) => change({ [name]: value })} />
    </Field>
  );
  return (
    <form
      className={styles.form}
      aria-label="Search runs"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(draft);
      }}
    >
      <Field label="Status" className={styles.field}>
        <Select value={draft.status} onChange={(_, { value }) => change({ status: value })}>
          <option value="">Any</option>
          {statuses.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </Select>
      </Field>
      {text('from', 'Started from', 'datetime-local')}
      {text('to', 'Started until', 'datetime-local')}
      {text('trackingId', 'Tracking id', 'text')}
      {text('value', 'Value in inputs or outputs', 'text')}
      <div className={styles.buttons}>
        <Button type="submit" icon={<SearchRegular />}>
          Search
        </Button>
        <Button
          appearance="subtle"
          disabled={!asksForAnything(search) && !asksForAnything(draft)}
          onClick={() => {
            setDraft(anyRun);
            onSearch(anyRun);
          }}
        >
          Clear
        </Button>
      </div>
      {draft.value === '' ? null : (
        <Caption1 className={styles.note}>
          Texts and numbers of every step are looked into, and the first 64 KB of large bodies; files and what is
          secured are not.
        </Caption1>
      )}
    </form>
  );
}
