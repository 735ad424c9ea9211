import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', minWidth: 0 },
  input: { flex: 1, minWidth: 0, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** A value to carry elsewhere: read-only, selectable, with a button that copies it. */
export function CopyField({
  label,
  value,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}) {
  const styles = useStyles();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2000);
  };
  return (
    <div className={styles.row}>
      <Field label={label} {...(hint ? { hint } : {})} style={{ flex: 1, minWidth: 0 }}>
        <Input
          readOnly
          value={value}
          input={{ className: styles.input }}
          onFocus={(event) => event.target.select()}
          contentAfter={
            <Button
              appearance="transparent"
              size="small"
              icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
              aria-label={isCopied ? 'Copied' : 'Copy'}
              onClick={() => void copy()}
            />
          }
        />
      </Field>
    </div>
  );
}
