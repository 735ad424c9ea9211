import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { JsonObject } from '../definition/definition-object.ts';
import type { DynamicContent } from '../definition/dynamic-content.ts';
import { toFieldText, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '8px', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: '6px', color: tokens.colorNeutralForeground1 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr) auto',
    gap: '8px',
    alignItems: 'end',
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr auto' },
  },
  add: { alignSelf: 'start' },
});

interface PairsFieldProps {
  readonly label: string;
  /** What one pair is called: `header`. */
  readonly one: string;
  readonly value: JsonObject;
  readonly content: readonly DynamicContent[];
  /** Undefined once no pair is left. */
  readonly onChange: (value: JsonObject | undefined) => void;
}

/** Names with a value each, in rows. A row without a name is kept here until it has one. */
export function PairsField({ label, one, value, content, onChange }: PairsFieldProps) {
  const styles = useStyles();
  const [fresh, setFresh] = useState<string>();
  const pairs = Object.entries(value);
  const write = (next: typeof pairs) => onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  const isTaken = (name: string) => value[name] !== undefined;
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{label}</legend>
      {pairs.map(([name, text], index) => (
        <div key={name} className={styles.row}>
          <Field label="Name">
            <Input
              aria-label={`Name of ${one} ${index + 1}`}
              defaultValue={name}
              onBlur={({ target }) => {
                const next = target.value.trim();
                if (next === '' || isTaken(next)) target.value = name;
                else write(pairs.map((pair, at) => (at === index ? [next, pair[1]] : pair)));
              }}
            />
          </Field>
          <ExpressionField
            label={`Value of ${name}`}
            value={toFieldText(text)}
            content={content}
            onChange={(next) =>
              write(pairs.map((pair, at) => (at === index ? [pair[0], toTemplateOrJson(next) ?? ''] : pair)))
            }
          />
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={`Remove ${one} ${name}`}
            onClick={() => write(pairs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {fresh === undefined ? (
        <Button
          className={styles.add}
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          onClick={() => setFresh('')}
        >
          Add a {one}
        </Button>
      ) : (
        <Field
          label={`Name of the new ${one}`}
          {...(isTaken(fresh) ? { validationMessage: 'There is one of this name already.' } : {})}
        >
          <Input
            autoFocus
            value={fresh}
            onChange={(_, data) => setFresh(data.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') setFresh(undefined);
            }}
            onBlur={() => {
              const name = fresh.trim();
              if (name !== '' && !isTaken(name)) write([...pairs, [name, '']]);
              setFresh(undefined);
            }}
          />
        </Field>
      )}
    </fieldset>
  );
}
