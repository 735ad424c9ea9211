import type { AnswerOf, getQuestion, listQuestions } from '@tenon/contract';
import { isAllowed } from '@tenon/organization';
import { type CatalogueEntry, type ForumPost, forumPosts, type ListedQuestion, type Scope } from '@tenon/store';
import type { Caller } from '../authentication/caller.ts';
import { notFound } from '../routing/not-allowed.ts';

type Question = AnswerOf<typeof listQuestions>['questions'][number];
type Detail = AnswerOf<typeof getQuestion>;

/** Who reads the forum of which entry. */
export interface ForumReader {
  readonly entry: Pick<CatalogueEntry, 'name' | 'publisherTenantId'>;
  readonly member: Caller;
}

/** A question in a list. */
export function describeQuestion(question: ListedQuestion, reader: ForumReader): Question {
  return {
    id: question.postId,
    title: question.title,
    author: describeAuthor(question, reader),
    answerCount: question.answerCount,
    isAnsweredByPublisher: question.publisherAnswers > 0,
    isSolved: question.isSolved,
    createdAt: question.createdAt.toISOString(),
    lastPostAt: question.lastPostAt.toISOString(),
  };
}

/** A question with its answers, as the reader may see and change it. */
export async function showQuestion(system: Scope, reader: ForumReader, questionId: string): Promise<Detail> {
  const question = await findQuestion(system, reader, questionId);
  const answers = await forumPosts(system).answers(questionId);
  return {
    ...describeQuestion(question, reader),
    body: question.body,
    posts: answers.map((post) => ({
      id: post.postId,
      author: describeAuthor(post, reader),
      body: post.body,
      createdAt: post.createdAt.toISOString(),
      mayDelete: mayDelete(post, reader),
    })),
    maySolve: maySolve(question, reader),
    mayDelete: mayDelete(question, reader),
  };
}

/** One question of the entry's forum. */
export async function findQuestion(system: Scope, { entry }: ForumReader, questionId: string): Promise<ListedQuestion> {
  const question = await forumPosts(system).findQuestion(entry.name, questionId);
  if (question === undefined) throw notFound('question', questionId);
  return question;
}

/** The asker and the publisher say whether a question is solved. */
export function maySolve(question: ForumPost, { entry, member }: ForumReader): boolean {
  return question.authorId === member.memberId || entry.publisherTenantId === member.tenantId;
}

/** Everybody deletes what he wrote; reviewers keep the forum clean. */
export function mayDelete(post: ForumPost, { member }: ForumReader): boolean {
  return post.authorId === member.memberId || isAllowed(member.roles, 'Tenon/reviews/write', {});
}

function describeAuthor(post: ForumPost, { entry, member }: ForumReader): Question['author'] {
  return {
    displayName: post.authorName,
    organization: post.authorOrganization,
    isPublisher: post.authorTenantId === entry.publisherTenantId,
    isYou: post.authorId === member.memberId,
  };
}
