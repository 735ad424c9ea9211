import { Button, Link, makeStyles, Spinner, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { Fragment, useState } from 'react';
import type { OperationParameter } from '../operation-parameter.ts';
import { AskedInput } from './asked-input.tsx';
import { memberAt, membersOf, withMember } from './body-text.ts';
import { LookupFailure } from './lookup-failure.tsx';
import { type Lookups, useLookup } from './lookups.ts';
import type { InputDialect } from './plain-input.ts';

type BodyField = OperationParameter['fields'][number];

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    padding: '14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '12px', flexWrap: 'wrap' },
  heading: { margin: 0 },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', gap: '14px' },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
});

interface BodyInputsProps {
  readonly parameter: OperationParameter;
  /** The body as JSON, or a single expression. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly dialect: InputDialect;
  readonly lookups: Lookups | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly labelOf: (key: string) => string;
}

/** The members of a body, each with a field of its own; some may only be known to the API. The whole may be given as JSON instead. */
export function BodyInputs(props: BodyInputsProps) {
  const { parameter, text, onChange, dialect } = props;
  const styles = useStyles();
  const isObject = membersOf(text) !== undefined;
  const [isWhole, setWhole] = useState(!isObject);
  const label = parameter.label || (parameter.name === 'body' ? 'Body' : parameter.name);
  return (
    <section className={styles.box} aria-label={label}>
      <div className={styles.head}>
        <Subtitle2 as="h4" className={styles.heading}>
          {label}
        </Subtitle2>
        {isWhole && !isObject ? (
          <Text size={200}>This is no JSON object, so it has no fields.</Text>
        ) : (
          <Link as="button" type="button" onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Show fields' : 'Edit as JSON'}
          </Link>
        )}
      </div>
      {isWhole || !isObject ? (
        <dialect.Plain
          label={`${label} as JSON`}
          hint={parameter.description}
          isRequired={parameter.required}
          type={parameter.type}
          choices={null}
          isMultiline
          value={text}
          onChange={onChange}
        />
      ) : parameter.asked?.kind === 'schema' ? (
        <ToldFields {...props} field={{ path: [], asked: parameter.asked }} />
      ) : (
        <Fields {...props} fields={parameter.fields} />
      )}
    </section>
  );
}

function Fields(props: BodyInputsProps & { readonly fields: readonly BodyField[] }) {
  const { fields, text } = props;
  const styles = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const body = membersOf(text) ?? {};
  const isRare = ({ visibility, required, path }: BodyField) =>
    visibility === 'advanced' && !required && memberAt(body, path) === undefined;
  const given = fields.filter(({ visibility }) => visibility !== 'internal');
  return (
    <div className={styles.fields}>
      {given
        .filter((field) => showsAll || !isRare(field))
        .map((field) => (
          <Fragment key={field.path.join('/')}>
            {field.asked?.kind === 'schema' ? (
              <div className={styles.wide}>
                <ToldFields {...props} field={field} />
              </div>
            ) : (
              <OneField {...props} field={field} />
            )}
          </Fragment>
        ))}
      {!showsAll && given.some(isRare) ? (
        <div className={styles.wide}>
          <Button appearance="transparent" onClick={() => setShowsAll(true)}>
            Show {given.filter(isRare).length} advanced
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function OneField({
  field,
  parameter,
  text,
  onChange,
  dialect,
  lookups,
  values,
  labelOf,
}: BodyInputsProps & { readonly field: BodyField }) {
  const styles = useStyles();
  const isMultiline = field.type === 'object' || field.type === 'array';
  const plain = {
    label: field.label || field.path.join(' '),
    hint: field.description,
    isRequired: field.required,
    type: field.type,
    choices: field.enum,
    isMultiline,
    value: dialect.toText(memberAt(membersOf(text) ?? {}, field.path)),
    onChange: (next: string) => onChange(withMember(text, field.path, dialect.toValue(field.type, next))),
  };
  const { asked } = field;
  return (
    <div className={isMultiline ? styles.wide : undefined}>
      {asked?.kind === 'list' || asked?.kind === 'tree' ? (
        <AskedInput
          {...plain}
          {...{ dialect, lookups, values, labelOf }}
          kind={asked.kind}
          dependsOn={asked.dependsOn}
          input={[parameter.name, ...field.path].join('/')}
        />
      ) : (
        <dialect.Plain {...plain} />
      )}
    </div>
  );
}

/** The fields of a part of the body that only the API knows. */
function ToldFields(
  props: BodyInputsProps & { readonly field: { readonly path: readonly string[]; readonly asked: BodyField['asked'] } },
) {
  const { field, parameter, lookups, values, labelOf } = props;
  const styles = useStyles();
  const input = [parameter.name, ...field.path].join('/');
  const dependsOn = field.asked?.dependsOn ?? [];
  const found = useLookup({ lookups, input, values, dependsOn, isWanted: true });
  if (lookups === undefined) return <Text>Choose a connection first; then the API tells the fields.</Text>;
  if (found.isPending) return <Spinner size="tiny" label="Asking the API for the fields…" labelPosition="after" />;
  if (found.isError) {
    return (
      <LookupFailure title="The fields could not be loaded." error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.data.kind === 'waiting') {
    const names = found.data.missing.map(({ key, label }) => labelOf(key) || label).join(' and ');
    return <Text role="status">Give {names} first; then the API tells the fields.</Text>;
  }
  const fields = found.data.kind === 'fields' ? found.data.fields : [];
  if (fields.length === 0) {
    return (
      <div className={styles.wide}>
        <Text>The API tells no fields here; give the value as JSON.</Text>
        <OneField {...props} field={{ ...anything, path: [...field.path] }} />
      </div>
    );
  }
  return <Fields {...props} fields={fields} />;
}

/** A value of which nothing is known. */
const anything: Omit<BodyField, 'path'> = {
  label: 'Value',
  description: '',
  required: false,
  visibility: 'none',
  type: 'object',
  format: null,
  enum: null,
  asked: null,
};
