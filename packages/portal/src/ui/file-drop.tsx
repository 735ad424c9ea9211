import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '28px 16px',
    textAlign: 'center',
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: '32px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  hint: { color: tokens.colorNeutralForeground2 },
  input: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface FileDropProps {
  /** The name of the file input. */
  readonly label: string;
  readonly hint: string;
  /** As the `accept` attribute. */
  readonly accept: string;
  readonly chosen?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files: dropped here, or chosen with the button. */
export function FileDrop({ label, hint, accept, chosen, onFiles }: FileDropProps) {
  const styles = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse; the button does the same by keyboard
    <div
      className={mergeClasses(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <span className={styles.icon} aria-hidden="true">
        <DocumentArrowUpRegular />
      </span>
      <label htmlFor={id}>
        <Text weight="semibold">{label}</Text>
      </label>
      <Text size={200} className={styles.hint}>
        {chosen ?? hint}
      </Text>
      <input
        id={id}
        ref={input}
        className={styles.input}
        type="file"
        multiple
        accept={accept}
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>
        {chosen === undefined ? 'Choose file' : 'Choose another file'}
      </Button>
    </div>
  );
}
