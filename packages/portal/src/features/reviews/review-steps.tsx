import { Button, Field, makeStyles, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusBadge, spacedWords } from '../../ui/status-badge.tsx';
import type { Review } from './use-review.ts';
import { type ReviewStep, useReviewStep } from './use-review-step.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  rings: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', margin: 0, padding: 0, listStyle: 'none' },
});

interface StepWords {
  readonly button: string;
  readonly question: string;
  /** The label of the words that go with it. */
  readonly words?: string;
  readonly mustSay?: boolean;
}

const steps: Readonly<Record<ReviewStep['step'], StepWords>> = {
  'start-review': { button: 'Start review', question: 'You become its reviewer.' },
  approve: { button: 'Approve', question: 'The version is certified and can be staged.', words: 'Note' },
  refuse: { button: 'Refuse', question: 'The publisher reads the reason.', words: 'Reason', mustSay: true },
  stage: { button: 'Stage', question: 'It becomes usable in the next ring.' },
  publish: { button: 'Publish', question: 'It is listed in the catalogue as Preview, for every tenant.' },
  promote: { button: 'Remove Preview', question: 'It becomes generally available.', words: 'Note' },
  'decline-availability': {
    button: 'Keep Preview',
    question: 'The tag stays for now. The publisher reads why.',
    words: 'Reason',
    mustSay: true,
  },
  resume: { button: 'Resume', question: 'It is listed in the catalogue again.', words: 'Reason', mustSay: true },
  suspend: {
    button: 'Suspend',
    question: 'It leaves the catalogue until its fault is mended.',
    words: 'Reason',
    mustSay: true,
  },
};

/** The steps that the reviewer may take now, and the rings reached so far. */
export function ReviewSteps({ review }: { readonly review: Review }) {
  const styles = useStyles();
  const take = useReviewStep(review.id);
  const notify = useNotify();
  const [asked, setAsked] = useState<ReviewStep['step']>();
  const [words, setWords] = useState('');
  const possible = (Object.keys(steps) as ReviewStep['step'][]).filter((step) => review.nextSteps.includes(step));
  return (
    <Panel title="Decision">
      {review.rings.length > 0 ? (
        <ul className={styles.rings} aria-label="Rings">
          {review.rings.map((ring) => (
            <li key={ring.name}>
              <Text weight="semibold">{spacedWords(ring.name)}</Text>{' '}
              {ring.reachedAt === null ? <StatusBadge status="waiting" /> : shownInstant(ring.reachedAt)}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.buttons}>
        {possible.map((step, index) => (
          <Button key={step} appearance={index === 0 ? 'primary' : 'secondary'} onClick={() => setAsked(step)}>
            {steps[step].button}
          </Button>
        ))}
        {possible.length === 0 ? <Text>There is nothing for you to decide now.</Text> : null}
      </div>
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`${steps[asked].button}: ${review.connector.title}`}
          confirm={steps[asked].button}
          isDisabled={steps[asked].mustSay === true && words.trim() === ''}
          onClose={() => {
            setAsked(undefined);
            setWords('');
          }}
          onConfirm={async () => {
            await take.mutateAsync({ step: asked, words });
            notify(`${steps[asked].button}: done.`);
          }}
        >
          <Text>{steps[asked].question}</Text>
          {steps[asked].words === undefined ? null : (
            <Field label={steps[asked].words} {...(steps[asked].mustSay ? { required: true } : {})}>
              <Textarea value={words} rows={4} onChange={(_, data) => setWords(data.value)} />
            </Field>
          )}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
