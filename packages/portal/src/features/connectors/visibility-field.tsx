import { Field, Select } from '@fluentui/react-components';
import type { Operation } from './use-connector.ts';

/** How prominently something is shown. */
export type Visibility = Operation['visibility'];

const choices: readonly (readonly [Visibility, string])[] = [
  ['none', 'Normal (not set)'],
  ['important', 'Important: shown first'],
  ['advanced', 'Advanced: behind “show more”'],
  ['internal', 'Internal: not shown'],
];

interface VisibilityFieldProps {
  readonly label?: string;
  readonly value: Visibility;
  readonly onChange: (value: Visibility) => void;
}

/** Chooses a visibility. */
export function VisibilityField({ label = 'Visibility', value, onChange }: VisibilityFieldProps) {
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(_, data) => onChange(choices.find(([one]) => one === data.value)?.[0] ?? 'none')}
      >
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
