import { Badge, Button, Caption1, Field, Input, makeStyles, Spinner, Textarea } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { CopyField } from '../../ui/copy-field.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { shownDuration } from '../../ui/instants.ts';
import { JsonViewer } from '../../ui/json-viewer.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { relativePathParameters } from './definition/dynamic-content.ts';
import { useCallbackUrl } from './use-callback-url.ts';
import { useTryTrigger } from './use-try-trigger.ts';
import type { CallbackUrl, WorkflowPlace } from './workflow-types.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'flex-end' },
  wide: { flexBasis: '100%' },
  answer: { display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { display: 'flex', gap: '10px', alignItems: 'center', flexWrap: 'wrap' },
});

interface TriggerPanelProps {
  readonly place: WorkflowPlace;
  readonly isEnabled: boolean;
  readonly takesSignatures: boolean;
}

/** The address of the Request trigger, and a box to try it where a signature suffices. */
export function TriggerPanel({ place, isEnabled, takesSignatures }: TriggerPanelProps) {
  const callback = useCallbackUrl(place, true);
  return (
    <Panel title="Trigger URL" intro={introOf({ isEnabled, takesSignatures })}>
      <Loaded query={callback} what="the trigger URL">
        {(data) => (
          <>
            <CopyField label={`HTTP ${data.method} URL`} value={data.value} />
            {takesSignatures ? <TryBox place={place} callback={data} /> : null}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function introOf({ isEnabled, takesSignatures }: Omit<TriggerPanelProps, 'place'>): string {
  if (!isEnabled) return 'The workflow is disabled: its address answers with an error until you enable it.';
  if (!takesSignatures) return 'Callers send a token to this address. It has no signature, and none is taken.';
  return 'Whoever has this signed address can start the workflow; it needs no sign-in. Keep it like a password.';
}

function TryBox({ place, callback }: { readonly place: WorkflowPlace; readonly callback: CallbackUrl }) {
  const styles = useStyles();
  const attempt = useTryTrigger(callback);
  const [path, setPath] = useState<Readonly<Record<string, string>>>({});
  const [body, setBody] = useState('');
  const parameters = callback.relativePathParameters ?? relativePathParameters(callback.value.split('?')[0] ?? '');
  const answer = attempt.data;
  return (
    <>
      <form
        className={styles.form}
        aria-label="Try it"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate({ path, body });
        }}
      >
        {parameters.map((name) => (
          <Field key={name} label={name} required>
            <Input
              value={path[name] ?? ''}
              onChange={(_, data) => setPath((old) => ({ ...old, [name]: data.value }))}
            />
          </Field>
        ))}
        {callback.method === 'GET' ? null : (
          <Field label="Request body" className={styles.wide}>
            <Textarea value={body} rows={4} resize="vertical" onChange={(_, data) => setBody(data.value)} />
          </Field>
        )}
        <Button
          type="submit"
          disabled={attempt.isPending || parameters.some((name) => (path[name] ?? '') === '')}
          icon={attempt.isPending ? <Spinner size="tiny" /> : <PlayRegular />}
        >
          Try it
        </Button>
      </form>
      {attempt.isError ? <ErrorPanel title="The trigger could not be called." error={attempt.error} /> : null}
      {answer === undefined || attempt.isPending ? null : (
        <div role="status" className={styles.answer}>
          <div className={styles.head}>
            <Badge appearance="tint" size="large" color={answer.status < 400 ? 'success' : 'danger'}>
              {answer.status}
            </Badge>
            <Caption1>{shownDuration(answer.durationMs)}</Caption1>
            {answer.run === undefined ? null : (
              <RouterLink to="/workflows/$subscription/$group/$name/runs/$run" params={{ ...place, run: answer.run }}>
                See the run
              </RouterLink>
            )}
          </div>
          <JsonViewer label="Answer" value={answer.body === '' ? '(empty)' : answer.body} />
        </div>
      )}
    </>
  );
}
