import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { OperationParameter } from '../../ui/operation-parameter.ts';
import { VisibilityField } from './visibility-field.tsx';

const useStyles = makeStyles({
  box: {
    margin: 0,
    padding: '12px 16px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  legend: { paddingInline: '6px', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  kind: { color: tokens.colorNeutralForeground2 },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))', gap: '12px' },
});

interface ParameterFormProps {
  readonly parameter: OperationParameter;
  readonly onChange: (parameter: OperationParameter) => void;
}

/** How one parameter is shown to people. */
export function ParameterForm({ parameter, onChange }: ParameterFormProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.box}>
      <legend className={styles.legend}>
        {parameter.name}{' '}
        <span className={styles.kind}>
          {parameter.in}, {parameter.type}
          {parameter.required ? ', required' : ''}
        </span>
      </legend>
      <div className={styles.fields}>
        <Field label="Label">
          <Input value={parameter.label} onChange={(_, data) => onChange({ ...parameter, label: data.value })} />
        </Field>
        <Field label="Parameter description">
          <Input
            value={parameter.description}
            onChange={(_, data) => onChange({ ...parameter, description: data.value })}
          />
        </Field>
        <VisibilityField
          label="Parameter visibility"
          value={parameter.visibility}
          onChange={(visibility) => onChange({ ...parameter, visibility })}
        />
        {hasPlainDefault(parameter) ? (
          <Field label="Default value" hint="Sent when nothing is given">
            <Input
              value={parameter.default === undefined ? '' : String(parameter.default)}
              onChange={(_, data) => {
                const { default: _old, ...rest } = parameter;
                onChange(data.value === '' ? rest : { ...rest, default: data.value });
              }}
            />
          </Field>
        ) : null}
        {parameter.in === 'path' ? null : (
          <Checkbox
            label="Required"
            checked={parameter.required}
            onChange={(_, data) => onChange({ ...parameter, required: data.checked === true })}
          />
        )}
      </div>
    </fieldset>
  );
}

/** Objects and lists have their defaults in the definition text. */
function hasPlainDefault(parameter: OperationParameter): boolean {
  return parameter.in !== 'body' && !['object', 'array'].includes(parameter.type);
}
