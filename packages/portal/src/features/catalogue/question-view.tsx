import { Badge, Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Prose } from '../../ui/prose.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { AuthorLine } from './author-line.tsx';
import { type QuestionDetail, useDeletePost, useForumWriting, useQuestion } from './use-forum.ts';

const useStyles = makeStyles({
  posts: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '16px' },
  post: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '14px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'space-between', alignItems: 'center' },
});

/** A question, its answers, and a way to answer. */
export function QuestionView({ name, questionId }: { readonly name: string; readonly questionId: string }) {
  const question = useQuestion(name, questionId);
  return (
    <>
      <Text>
        <RouterLink to="/catalogue/$name" params={{ name }} search={{ tab: 'forum' }}>
          All questions
        </RouterLink>
      </Text>
      <Loaded query={question} what="the question">
        {(data) => <Question name={name} question={data} />}
      </Loaded>
    </>
  );
}

function Question({ name, question }: { readonly name: string; readonly question: QuestionDetail }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const writing = useForumWriting(name);
  const [answer, setAnswer] = useState('');
  const [deleted, setDeleted] = useState<string>();
  const remove = useDeletePost(name);
  const { id: questionId, isSolved } = question;
  return (
    <>
      <Panel
        title={question.title}
        actions={
          <>
            {question.maySolve ? (
              <Button
                disabled={writing.isPending}
                onClick={() => writing.mutate({ kind: 'solve', questionId, isSolved: !isSolved })}
              >
                {isSolved ? 'Open again' : 'Mark as solved'}
              </Button>
            ) : null}
            {question.mayDelete ? <Button onClick={() => setDeleted(questionId)}>Delete question</Button> : null}
          </>
        }
      >
        <span className={styles.head}>
          <AuthorLine author={question.author} at={question.createdAt} />
          {isSolved ? (
            <Badge appearance="tint" color="success">
              Solved
            </Badge>
          ) : null}
        </span>
        <Prose text={question.body} />
      </Panel>
      <Panel title={question.posts.length === 1 ? '1 answer' : `${question.posts.length} answers`}>
        {question.posts.length === 0 ? <Text>Nobody has answered yet.</Text> : null}
        <ul className={styles.posts} aria-label="Answers">
          {question.posts.map((post) => (
            <li key={post.id} className={styles.post}>
              <span className={styles.head}>
                <AuthorLine author={post.author} at={post.createdAt} />
                {post.mayDelete ? (
                  <Button size="small" appearance="subtle" onClick={() => setDeleted(post.id)}>
                    Delete answer
                  </Button>
                ) : null}
              </span>
              <Prose text={post.body} />
            </li>
          ))}
        </ul>
        <Form
          submit="Answer"
          isBusy={writing.isPending}
          isDisabled={answer.trim() === ''}
          error={writing.error}
          errorTitle="That was not sent."
          onSubmit={() =>
            writing.mutate({ kind: 'answer', questionId, body: answer }, { onSuccess: () => setAnswer('') })
          }
        >
          <Field label="Your answer" hint="Everybody who is signed in can read it.">
            <Textarea value={answer} rows={4} maxLength={8000} onChange={(_, data) => setAnswer(data.value)} />
          </Field>
        </Form>
      </Panel>
      {deleted === undefined ? null : (
        <ConfirmDialog
          title={deleted === questionId ? 'Delete the question and its answers?' : 'Delete the answer?'}
          confirm="Delete"
          onClose={() => setDeleted(undefined)}
          onConfirm={async () => {
            await remove.mutateAsync(deleted);
            if (deleted === questionId)
              await navigate({ to: '/catalogue/$name', params: { name }, search: { tab: 'forum' } });
          }}
        >
          <Text>It cannot be brought back.</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
