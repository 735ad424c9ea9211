import { Field, Link, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import type { ContentLink, TriggerRecord } from './run-types.ts';
import { useContent } from './use-content.ts';

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '12px' } });

interface ForkDialogProps {
  readonly trigger: TriggerRecord;
  readonly onFork: (body: unknown) => Promise<unknown>;
  readonly onClose: () => void;
}

/** What started a run is edited up to this size; what is larger is downloaded, and replaced by another body. */
const mostEditedBytes = 200_000;

/** Lets the body that started a run be changed, and starts another run with it. */
export function ForkDialog({ trigger, ...props }: ForkDialogProps) {
  const { outputsLink } = trigger;
  const isLarge = (outputsLink?.contentSize ?? 0) > mostEditedBytes;
  const content = useContent(trigger.outputs === undefined && !isLarge ? outputsLink : undefined);
  if (trigger.outputs !== undefined) return <ForkForm body={bodyIn(trigger.outputs)} {...props} />;
  // What is secured is not shown, and can be replaced nevertheless.
  if (outputsLink === undefined) return <ForkForm body={undefined} {...props} />;
  if (isLarge) return <ForkForm body={undefined} large={outputsLink} {...props} />;
  return (
    <Loaded query={content} what="the trigger's outputs">
      {({ value }) => <ForkForm body={bodyIn(value)} {...props} />}
    </Loaded>
  );
}

interface ForkFormProps extends Omit<ForkDialogProps, 'trigger'> {
  readonly body: unknown;
  /** Where what started the run is, when it is too large to be edited. */
  readonly large?: ContentLink;
}

function ForkForm({ body, large, onFork, onClose }: ForkFormProps) {
  const styles = useStyles();
  const [text, setText] = useState(() => (body === undefined ? '' : JSON.stringify(body, null, 2)));
  const parsed = parse(text);
  return (
    <ConfirmDialog
      title="Run again with another body"
      confirm="Start the run"
      isDisabled={parsed === undefined}
      onConfirm={() => onFork(parsed?.value)}
      onClose={onClose}
    >
      <div className={styles.content}>
        <Text>
          A new run starts with this body. Headers, queries and path parameters stay as they were, and this run stays as
          it is.
        </Text>
        {large === undefined ? null : (
          <Text>
            What started this run is {((large.contentSize ?? 0) / 1_000_000).toFixed(1)} MB, too large to be edited
            here.{' '}
            <Link href={large.uri} download="outputs.json">
              Download it
            </Link>
            , or write the body of the new run below. To start it with the same body, close this and choose Resubmit.
          </Text>
        )}
        <Field
          label="Trigger body"
          {...(text === '' ? { hint: 'JSON. Put a text in quotes.' } : {})}
          {...(parsed === undefined && text !== ''
            ? { validationMessage: 'This is not JSON yet. Put a text in quotes.' }
            : {})}
        >
          <CodeEditor label="Trigger body" value={text} height="260px" onChange={setText} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}

function bodyIn(outputs: unknown): unknown {
  return typeof outputs === 'object' && outputs !== null && 'body' in outputs ? outputs.body : undefined;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
