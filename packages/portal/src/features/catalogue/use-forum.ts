import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AnswerOf,
  answerQuestion,
  askQuestion,
  deletePost,
  getQuestion,
  listQuestions,
  solveQuestion,
} from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A question in the list of a forum. */
export type Question = AnswerOf<typeof listQuestions>['questions'][number];
/** A question with its answers. */
export type QuestionDetail = AnswerOf<typeof getQuestion>;

/** The questions about a published connector. */
export function useQuestions(name: string) {
  return useQuery({
    queryKey: ['forum', name],
    staleTime: 0,
    queryFn: async ({ signal }) => (await call(listQuestions, { params: { name }, signal })).questions,
  });
}

/** One question with its answers. */
export function useQuestion(name: string, questionId: string) {
  return useQuery({
    queryKey: ['forum', name, questionId],
    queryFn: ({ signal }) => call(getQuestion, { params: { name, questionId }, signal }),
    staleTime: 0,
    refetchInterval: 15_000,
  });
}

/** What one writes in a forum. */
export type ForumWriting =
  | { readonly kind: 'ask'; readonly title: string; readonly body: string }
  | { readonly kind: 'answer'; readonly questionId: string; readonly body: string }
  | { readonly kind: 'solve'; readonly questionId: string; readonly isSolved: boolean };

/** Asks, answers, or says that a question is solved. */
export function useForumWriting(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (writing: ForumWriting): Promise<QuestionDetail> => {
      switch (writing.kind) {
        case 'ask':
          return call(askQuestion, { params: { name }, body: { title: writing.title, body: writing.body } });
        case 'answer':
          return call(answerQuestion, {
            params: { name, questionId: writing.questionId },
            body: { body: writing.body },
          });
        case 'solve':
          return call(solveQuestion, {
            params: { name, questionId: writing.questionId },
            body: { isSolved: writing.isSolved },
          });
      }
    },
    onSuccess: (question) => {
      client.setQueryData(['forum', name, question.id], question);
      return client.invalidateQueries({ queryKey: ['forum', name], exact: true });
    },
  });
}

/** Deletes a question or an answer. */
export function useDeletePost(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (postId: string) => call(deletePost, { params: { name, postId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['forum', name] }),
  });
}
