import { z } from 'zod';
import { id, instant } from './fields.ts';
import { defineRoute, nothing } from './route.ts';

const tag = 'Forum';
const entryParams = z.object({ name: z.string().max(200) });
const questionParams = entryParams.extend({ questionId: id });
const words = z.string().trim().min(1).max(8000);

/** Who wrote something in a forum, as everybody reads it. */
const author = z.object({
  displayName: z.string(),
  organization: z.string(),
  /** Whether it was written for the publisher of the connector. */
  isPublisher: z.boolean(),
  isYou: z.boolean(),
});

const question = z.object({
  id,
  title: z.string(),
  author,
  answerCount: z.number().int(),
  /** Whether the publisher has answered. */
  isAnsweredByPublisher: z.boolean(),
  isSolved: z.boolean(),
  createdAt: instant,
  /** When the question or its last answer was written. */
  lastPostAt: instant,
});

const post = z.object({ id, author, body: z.string(), createdAt: instant, mayDelete: z.boolean() });

const questionDetail = question.extend({
  body: z.string(),
  posts: z.array(post),
  /** The asker and the publisher may say that it is solved. */
  maySolve: z.boolean(),
  mayDelete: z.boolean(),
});

/** The questions about a published connector, those with the newest post first. */
export const listQuestions = defineRoute({
  method: 'GET',
  path: '/api/v1/catalogue/{name}/questions',
  summary: 'Lists the questions about a published connector',
  tag,
  params: entryParams,
  answer: z.object({ questions: z.array(question) }),
});

/** Asks a question; the publisher is told. */
export const askQuestion = defineRoute({
  method: 'POST',
  path: '/api/v1/catalogue/{name}/questions',
  summary: 'Asks a question about a published connector',
  tag,
  params: entryParams,
  body: z.strictObject({ title: z.string().trim().min(1).max(200), body: words }),
  status: 201,
  answer: questionDetail,
});

/** A question with its answers, oldest first. */
export const getQuestion = defineRoute({
  method: 'GET',
  path: '/api/v1/catalogue/{name}/questions/{questionId}',
  summary: 'Reads a question and its answers',
  tag,
  params: questionParams,
  answer: questionDetail,
});

/** Answers a question; who asked and who answered before are told. */
export const answerQuestion = defineRoute({
  method: 'POST',
  path: '/api/v1/catalogue/{name}/questions/{questionId}/answers',
  summary: 'Answers a question',
  tag,
  params: questionParams,
  body: z.strictObject({ body: words }),
  status: 201,
  answer: questionDetail,
});

/** Says that a question is solved, or open again. */
export const solveQuestion = defineRoute({
  method: 'PATCH',
  path: '/api/v1/catalogue/{name}/questions/{questionId}',
  summary: 'Marks a question as solved',
  tag,
  params: questionParams,
  body: z.strictObject({ isSolved: z.boolean() }),
  answer: questionDetail,
});

/** Deletes what one wrote oneself; reviewers may delete anything. A question goes with its answers. */
export const deletePost = defineRoute({
  method: 'DELETE',
  path: '/api/v1/catalogue/{name}/posts/{postId}',
  summary: 'Deletes a question or an answer',
  tag,
  params: entryParams.extend({ postId: id }),
  status: 204,
  answer: nothing,
});
