import { Badge, Button, Field, Input, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { ChatHelpRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AuthorLine } from './author-line.tsx';
import { QuestionView } from './question-view.tsx';
import { type Question, useForumWriting, useQuestions } from './use-forum.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  item: {
    padding: '14px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    overflowWrap: 'anywhere',
    ':first-child': { borderTopStyle: 'none', paddingTop: 0 },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '6px 10px', alignItems: 'center' },
  link: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  fields: { display: 'flex', flexDirection: 'column', gap: '16px' },
});

interface ForumTabProps {
  readonly name: string;
  readonly title: string;
  /** The question to open; the list without one. */
  readonly questionId: string | undefined;
}

/** The forum of a published connector: what people ask its publisher and each other. */
export function ForumTab({ name, title, questionId }: ForumTabProps) {
  return questionId === undefined ? (
    <QuestionList name={name} title={title} />
  ) : (
    <QuestionView name={name} questionId={questionId} />
  );
}

function QuestionList({ name, title }: { readonly name: string; readonly title: string }) {
  const styles = useStyles();
  const questions = useQuestions(name);
  const [isAsking, setAsking] = useState(false);
  const ask = (
    <Button appearance="primary" onClick={() => setAsking(true)}>
      Ask a question
    </Button>
  );
  return (
    <>
      <Loaded query={questions} what="the questions">
        {(data) =>
          data.length === 0 ? (
            <EmptyState icon={<ChatHelpRegular />} title="No questions yet" actions={ask}>
              Ask how something works or say what does not. The publisher of {title} is told at once.
            </EmptyState>
          ) : (
            <Panel title="Questions" actions={ask}>
              <ul className={styles.list} aria-label="Questions">
                {data.map((question) => (
                  <QuestionItem key={question.id} name={name} question={question} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
      {isAsking ? <AskDialog name={name} title={title} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function QuestionItem({ name, question }: { readonly name: string; readonly question: Question }) {
  const styles = useStyles();
  const { answerCount } = question;
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <Link to="/catalogue/$name" params={{ name }} search={{ question: question.id }} className={styles.link}>
          {question.title}
        </Link>
        {question.isSolved ? (
          <Badge appearance="tint" color="success">
            Solved
          </Badge>
        ) : null}
        {question.isAnsweredByPublisher ? (
          <Badge appearance="tint" color="brand">
            Publisher answered
          </Badge>
        ) : null}
      </span>
      <AuthorLine author={question.author} at={question.createdAt} />
      <Text size={200} className={styles.quiet}>
        {answerCount === 0
          ? 'No answer yet'
          : `${answerCount === 1 ? '1 answer' : `${answerCount} answers`}, the last on ${shownInstant(question.lastPostAt)}`}
      </Text>
    </li>
  );
}

interface AskDialogProps {
  readonly name: string;
  readonly title: string;
  readonly onClose: () => void;
}

function AskDialog({ name, title, onClose }: AskDialogProps) {
  const styles = useStyles();
  const writing = useForumWriting(name);
  const [question, setQuestion] = useState('');
  const [body, setBody] = useState('');
  return (
    <ConfirmDialog
      title={`Ask about ${title}`}
      confirm="Ask"
      isDisabled={question.trim() === '' || body.trim() === ''}
      onClose={onClose}
      onConfirm={() => writing.mutateAsync({ kind: 'ask', title: question, body })}
    >
      <div className={styles.fields}>
        <Field label="Question" required hint="One line that others find again">
          <Input value={question} maxLength={200} onChange={(_, data) => setQuestion(data.value)} />
        </Field>
        <Field
          label="Details"
          required
          hint="What you tried, what you expected and what happened. Everybody who is signed in can read it: no keys, no passwords."
        >
          <Textarea value={body} rows={6} maxLength={8000} onChange={(_, data) => setBody(data.value)} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
