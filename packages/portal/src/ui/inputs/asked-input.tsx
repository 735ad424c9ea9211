import { Field, Link, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { LookupCombobox } from './lookup-combobox.tsx';
import { LookupFailure } from './lookup-failure.tsx';
import { LookupTreeInput } from './lookup-tree-input.tsx';
import { type Lookups, useLookup, valueOfKey } from './lookups.ts';
import type { InputDialect, PlainInputProps } from './plain-input.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  below: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface AskedInputProps extends PlainInputProps {
  readonly kind: 'list' | 'tree';
  /** The key of the input. */
  readonly input: string;
  readonly dependsOn: readonly string[];
  readonly lookups: Lookups | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly labelOf: (key: string) => string;
  readonly dialect: InputDialect;
}

/**
 * An input whose values the API knows: chosen from a list or a tree, or typed all the same. It says what must be given first, and
 * what went wrong when the API was asked.
 */
export function AskedInput(props: AskedInputProps) {
  const { kind, input, dependsOn, lookups, values, labelOf, dialect, ...plain } = props;
  const { label, hint, isRequired, value, onChange } = plain;
  const styles = useStyles();
  const [isTyped, setTyped] = useState(!dialect.isKnown(value));
  const [isOpened, setOpened] = useState(false);
  const found = useLookup({ lookups, input, values, dependsOn, isWanted: !isTyped && (isOpened || value !== '') });
  const { Plain } = dialect;
  if (isTyped) {
    return (
      <div className={styles.whole}>
        <Plain {...plain} />
        <div className={styles.below}>
          <Link
            as="button"
            type="button"
            onClick={() => {
              if (!dialect.isKnown(value)) onChange('');
              setTyped(false);
            }}
            aria-label={`Choose from what the API has for ${label}`}
          >
            Choose from what the API has
          </Link>
        </div>
      </div>
    );
  }
  const missing = found.data?.kind === 'waiting' ? found.data.missing.map((one) => labelOf(one.key) || one.label) : [];
  const control = { label, value, onChange, found, isDisabled: lookups === undefined, onOpened: () => setOpened(true) };
  return (
    <div className={styles.whole}>
      <Field label={label} required={isRequired} {...(hint === '' ? {} : { hint })}>
        {kind === 'list' ? (
          <LookupCombobox {...control} onType={() => setTyped(true)} />
        ) : (
          <LookupTreeInput {...control} lookups={lookups} question={{ input, values, dependsOn }} />
        )}
      </Field>
      {lookups === undefined ? <Below>Choose a connection first; then the values come from the API.</Below> : null}
      {missing.length === 0 ? null : <Below>{waitingFor(missing, dependsOn, values)}</Below>}
      {found.isError ? (
        <LookupFailure
          title="The values could not be loaded."
          error={found.error}
          onRetry={() => void found.refetch()}
          retryLabel={`Try again to load ${label}`}
        />
      ) : null}
      <div className={styles.below}>
        <Link as="button" type="button" onClick={() => setTyped(true)} aria-label={`Enter a custom value for ${label}`}>
          Enter a custom value
        </Link>
      </div>
    </div>
  );
}

function Below({ children }: { readonly children: ReactNode }) {
  return (
    <div className={useStyles().below} role="status">
      {children}
    </div>
  );
}

function waitingFor(
  missing: readonly string[],
  dependsOn: readonly string[],
  values: Readonly<Record<string, unknown>>,
) {
  const isGiven = dependsOn.every((key) => valueOfKey(values, key) !== undefined);
  const names = missing.join(' and ');
  return isGiven ? `The API needs ${names} for this.` : `Give ${names} first, as a value that is known now.`;
}
