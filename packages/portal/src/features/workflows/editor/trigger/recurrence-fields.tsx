import { Checkbox, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { type Json, putAt, textAt, valueAt } from '../../definition/definition-object.ts';
import { FieldGrid } from '../field-grid.tsx';
import type { TriggerFieldsProps } from './trigger-fields.ts';

const useStyles = makeStyles({
  days: { display: 'flex', flexWrap: 'wrap', border: 'none', margin: 0, padding: 0 },
});

const units = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'];
const weekDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** How often a trigger looks or fires, from when on, and at which times of the day. */
export function RecurrenceFields({ trigger, onChange }: TriggerFieldsProps) {
  const styles = useStyles();
  const at = (...path: readonly string[]) => valueAt(trigger, 'recurrence', ...path);
  const put = (path: readonly string[], value: Json | undefined) =>
    onChange(putAt(trigger, ['recurrence', ...path], value));
  const frequency = textAt(trigger, 'recurrence', 'frequency');
  const days = listOf(at('schedule', 'weekDays'));
  const hasTimes = textAt(trigger, 'type').toLowerCase() === 'recurrence' && ['Day', 'Week'].includes(frequency);
  const change = (unit: string) => {
    const kept = unit === 'Day' || unit === 'Week' ? trigger : putAt(trigger, ['recurrence', 'schedule'], undefined);
    const days = unit === 'Week' ? kept : putAt(kept, ['recurrence', 'schedule', 'weekDays'], undefined);
    onChange(putAt(days, ['recurrence', 'frequency'], unit));
  };
  return (
    <FieldGrid>
      <Field label="Every">
        <Input
          type="number"
          min={1}
          value={String(at('interval') ?? '')}
          onChange={(_, data) => put(['interval'], Number.parseInt(data.value, 10) || 1)}
        />
      </Field>
      <Field label="Unit">
        <Select value={frequency} onChange={(_, data) => change(data.value)}>
          {units.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </Select>
      </Field>
      <Field label="Time zone" hint="Such as Europe/Berlin or Pacific Standard Time; UTC when empty">
        <Input
          list="tenon-time-zones"
          value={textAt(trigger, 'recurrence', 'timeZone')}
          onChange={(_, data) => put(['timeZone'], data.value || undefined)}
        />
      </Field>
      <datalist id="tenon-time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Field label="From" hint="Such as 2030-01-31T08:00:00; at once when empty">
        <Input
          value={textAt(trigger, 'recurrence', 'startTime')}
          onChange={(_, data) => put(['startTime'], data.value || undefined)}
        />
      </Field>
      {hasTimes ? (
        <>
          <NumbersField
            label="At these hours"
            hint="0 to 23, separated by commas"
            value={at('schedule', 'hours')}
            onChange={(hours) => put(['schedule', 'hours'], hours)}
          />
          <NumbersField
            label="At these minutes"
            hint="0 to 59, separated by commas"
            value={at('schedule', 'minutes')}
            onChange={(minutes) => put(['schedule', 'minutes'], minutes)}
          />
        </>
      ) : null}
      {hasTimes && frequency === 'Week' ? (
        <fieldset className={styles.days}>
          <legend>On these days</legend>
          {weekDays.map((day) => (
            <Checkbox
              key={day}
              label={day}
              checked={days.includes(day)}
              onChange={(_, data) => {
                const next = weekDays.filter((one) => (one === day ? data.checked === true : days.includes(one)));
                put(['schedule', 'weekDays'], next.length === 0 ? undefined : next);
              }}
            />
          ))}
        </fieldset>
      ) : null}
    </FieldGrid>
  );
}

interface NumbersFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: Json | undefined;
  readonly onChange: (numbers: readonly number[] | undefined) => void;
}

/** Whole numbers, typed as a list. What is no number is left out when the field is left. */
function NumbersField({ label, hint, value, onChange }: NumbersFieldProps) {
  const shown = listOf(value).join(', ');
  return (
    <Field label={label} hint={hint}>
      <Input
        key={shown}
        defaultValue={shown}
        onBlur={(event) => {
          const numbers = event.target.value
            .split(/[\s,;]+/)
            .filter((part) => /^\d+$/.test(part))
            .map(Number);
          onChange(numbers.length === 0 ? undefined : numbers);
        }}
      />
    </Field>
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
