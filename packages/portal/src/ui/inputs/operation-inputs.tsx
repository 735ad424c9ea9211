import { Button, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { OperationParameter } from '../operation-parameter.ts';
import { AskedInput } from './asked-input.tsx';
import { BodyInputs } from './body-inputs.tsx';
import { knownValues } from './known-values.ts';
import type { Lookups } from './lookups.ts';
import type { InputDialect } from './plain-input.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
});

/** What is said of values that a platform tells which is not this one. */
const typeInstead = 'Its values come from another platform: type one.';

interface OperationInputsProps {
  readonly parameters: readonly OperationParameter[];
  readonly textOf: (parameter: OperationParameter) => string;
  readonly onChange: (parameter: OperationParameter, text: string) => void;
  readonly dialect: InputDialect;
  /** The way to ask the API; undefined while there is no connection to ask through. */
  readonly lookups: Lookups | undefined;
}

/** A field for each input of an operation. What the API knows is chosen; a body is given by its members. Advanced ones wait behind a button. */
export function OperationInputs({ parameters, textOf, onChange, dialect, lookups }: OperationInputsProps) {
  const styles = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const given = parameters.filter(({ visibility }) => visibility !== 'internal');
  const isRare = (parameter: OperationParameter) =>
    parameter.visibility === 'advanced' && !parameter.required && textOf(parameter) === '';
  const shown = given.filter((parameter) => showsAll || !isRare(parameter));
  const values = knownValues(parameters, { textOf, dialect });
  const common = { dialect, lookups, values, labelOf: (key: string) => labelOf(parameters, key) };
  return (
    <>
      {given.length === 0 ? <Text>This operation takes no parameters.</Text> : null}
      <div className={styles.fields}>
        {shown.map((parameter) => {
          const { name, asked } = parameter;
          const key = `${parameter.in} ${name}`;
          const text = textOf(parameter);
          const put = (next: string) => onChange(parameter, next);
          if (parameter.in === 'body' && (parameter.fields.length > 0 || asked?.kind === 'schema')) {
            return (
              <div key={key} className={styles.wide}>
                <BodyInputs {...common} parameter={parameter} text={text} onChange={put} />
              </div>
            );
          }
          const isMultiline = parameter.in === 'body' || parameter.type === 'object' || parameter.type === 'array';
          const plain = {
            label: parameter.label || name,
            hint: asked?.kind === 'built-in' ? `${parameter.description} ${typeInstead}`.trim() : parameter.description,
            isRequired: parameter.required,
            type: parameter.type,
            choices: parameter.enum,
            isMultiline,
            value: text,
            onChange: put,
          };
          return (
            <div key={key} className={isMultiline ? styles.wide : undefined}>
              {asked?.kind === 'list' || asked?.kind === 'tree' ? (
                <AskedInput {...common} {...plain} kind={asked.kind} dependsOn={asked.dependsOn} input={name} />
              ) : (
                <dialect.Plain {...plain} />
              )}
            </div>
          );
        })}
      </div>
      {!showsAll && given.some(isRare) ? (
        <div>
          <Button appearance="transparent" onClick={() => setShowsAll(true)}>
            Show {given.filter(isRare).length} advanced
          </Button>
        </div>
      ) : null}
    </>
  );
}

function labelOf(parameters: readonly OperationParameter[], key: string): string {
  const [name, ...path] = key.split('/');
  const parameter = parameters.find((one) => one.name === key) ?? parameters.find((one) => one.name === name);
  const field = parameter?.fields.find((one) => one.path.join('/') === path.join('/'));
  return field?.label || parameter?.label || parameter?.name || key;
}
