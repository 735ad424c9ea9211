import { Button, Field, makeStyles, Select } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import {
  type Comparison,
  type ConditionRows,
  comparisonWords,
  readCondition,
  writeCondition,
} from '../definition/condition-rows.ts';
import { toFieldText, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import { JsonField } from './json-field.tsx';
import type { StepFieldsProps } from './step-field.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(150px, auto) minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'end',
    '@media (max-width: 720px)': { gridTemplateColumns: '1fr' },
  },
  join: { maxWidth: '320px' },
  add: { alignSelf: 'start' },
});

/** Comparisons of which all, or any, must be true. Deeper conditions are edited as JSON. */
export function ConditionStep({ action, content, onChange }: StepFieldsProps) {
  const styles = useStyles();
  const condition = readCondition(action['expression']);
  if (condition === undefined) return <JsonField label="JSON of the condition" value={action} onChange={onChange} />;
  const { rows, join } = condition;
  const put = (next: Partial<ConditionRows>) =>
    onChange({ ...action, expression: writeCondition({ ...condition, ...next }) });
  const putRow = (index: number, part: Partial<Comparison>) =>
    put({ rows: rows.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  return (
    <>
      {rows.length > 1 ? (
        <Field label="True if" className={styles.join}>
          <Select value={join} onChange={(_, data) => put({ join: data.value === 'or' ? 'or' : 'and' })}>
            <option value="and">all of these are true</option>
            <option value="or">any of these is true</option>
          </Select>
        </Field>
      ) : null}
      {rows.map((row, index) => {
        const number = rows.length > 1 ? ` ${index + 1}` : '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison has no identity but its place
          <div key={index} className={styles.row}>
            <ExpressionField
              label={`Value${number}`}
              value={toFieldText(row.left)}
              content={content}
              onChange={(text) => putRow(index, { left: toTemplateOrJson(text) ?? '' })}
            />
            <Field label={`Comparison${number}`}>
              <Select value={row.comparison} onChange={(_, data) => putRow(index, { comparison: data.value })}>
                {Object.entries(comparisonWords).map(([comparison, words]) => (
                  <option key={comparison} value={comparison}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
            <ExpressionField
              label={`Compared with${number}`}
              value={toFieldText(row.right)}
              content={content}
              onChange={(text) => putRow(index, { right: toTemplateOrJson(text) ?? '' })}
            />
            {rows.length === 1 ? null : (
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={`Remove comparison ${index + 1}`}
                onClick={() => put({ rows: rows.filter((_, at) => at !== index) })}
              />
            )}
          </div>
        );
      })}
      <Button
        className={styles.add}
        size="small"
        icon={<AddRegular />}
        onClick={() => put({ rows: [...rows, { comparison: 'equals', left: '', right: '' }] })}
      >
        Add a comparison
      </Button>
    </>
  );
}
