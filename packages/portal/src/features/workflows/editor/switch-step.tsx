import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { isObject, type JsonObject, objectAt, spokenName } from '../definition/definition-object.ts';
import { toFieldText, toTemplate, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import type { StepFieldsProps } from './step-field.ts';

const useStyles = makeStyles({
  case: { display: 'flex', gap: '8px', alignItems: 'end' },
  value: { flex: 1 },
  add: { alignSelf: 'start' },
});

/** A value, and the cases that it can be equal to. The steps of the cases are below. */
export function SwitchStep({ action, content, onChange }: StepFieldsProps) {
  const styles = useStyles();
  const cases = objectAt(action, 'cases');
  const names = Object.keys(cases);
  const putCases = (next: JsonObject) => onChange({ ...action, cases: next });
  return (
    <>
      <ExpressionField
        label="Value"
        isRequired
        value={toFieldText(action['expression'])}
        content={content}
        onChange={(text) => onChange({ ...action, expression: toTemplate(text) })}
      />
      {names.map((name) => (
        <div key={name} className={styles.case}>
          <Field label={`${spokenName(name)}: is equal to`} className={styles.value} required>
            <Input
              value={toFieldText(objectAt(cases, name)['case'])}
              onChange={(_, data) =>
                putCases({ ...cases, [name]: { ...objectAt(cases, name), case: toTemplateOrJson(data.value) ?? '' } })
              }
            />
          </Field>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={`Remove ${spokenName(name)} and its steps`}
            onClick={() => putCases(Object.fromEntries(Object.entries(cases).filter(([one]) => one !== name)))}
          />
        </div>
      ))}
      <Button
        className={styles.add}
        size="small"
        icon={<AddRegular />}
        onClick={() => putCases({ ...cases, [freeCase(cases)]: { case: '', actions: {} } })}
      >
        Add a case
      </Button>
    </>
  );
}

function freeCase(cases: JsonObject): string {
  for (let number = Object.keys(cases).length + 1; ; number += 1) {
    const name = number === 1 ? 'Case' : `Case_${number}`;
    if (!isObject(cases[name])) return name;
  }
}
