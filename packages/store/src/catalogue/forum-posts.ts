import type { Scope } from '../scope.ts';
import { storableText } from '../storable.ts';

/** A question about a catalogue entry, or an answer to one. */
export interface ForumPost {
  /** A version 7 UUID. */
  readonly postId: string;
  /** The name of the entry, in any spelling. */
  readonly entryName: string;
  /** The question that it answers; null for a question. */
  readonly questionId: string | null;
  readonly authorTenantId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly authorOrganization: string;
  /** Empty for an answer. */
  readonly title: string;
  readonly body: string;
  readonly isSolved: boolean;
  readonly createdAt: Date;
}

/** A question with what its answers come to. */
export interface ListedQuestion extends ForumPost {
  readonly answerCount: number;
  readonly publisherAnswers: number;
  readonly lastPostAt: Date;
}

const columns = `p.post_id as "postId", p.entry_key as "entryName", p.question_id as "questionId",
  p.author_tenant_id as "authorTenantId", p.author_id as "authorId", p.author_name as "authorName",
  p.author_organization as "authorOrganization", p.title, p.body, p.is_solved as "isSolved", p.created_at as "createdAt"`;

const listed = `select ${columns}, count(a.post_id)::int as "answerCount",
    count(a.post_id) filter (where a.author_tenant_id = e.publisher_tenant_id)::int as "publisherAnswers",
    greatest(p.created_at, max(a.created_at)) as "lastPostAt"
  from forum_posts p join catalogue_entries e on e.name_key = p.entry_key
  left join forum_posts a on a.question_id = p.post_id
  where p.question_id is null and p.entry_key = lower($1)`;

/** The forum of the catalogue: reached in the system scope only. */
export function forumPosts(scope: Scope) {
  return {
    async insert(post: ForumPost): Promise<void> {
      await scope.query(
        `insert into forum_posts (post_id, entry_key, question_id, author_tenant_id, author_id, author_name,
           author_organization, title, body, is_solved, created_at)
         values ($1, lower($2), $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          post.postId,
          post.entryName,
          post.questionId,
          post.authorTenantId,
          post.authorId,
          post.authorName,
          post.authorOrganization,
          storableText(post.title),
          storableText(post.body),
          post.isSolved,
          post.createdAt,
        ],
      );
    },
    /** The 200 questions of an entry with the newest posts. */
    questions(entryName: string): Promise<readonly ListedQuestion[]> {
      return scope.query(`${listed} group by p.post_id order by "lastPostAt" desc, p.post_id desc limit 200`, [
        entryName,
      ]);
    },
    async findQuestion(entryName: string, questionId: string): Promise<ListedQuestion | undefined> {
      return (
        await scope.query<ListedQuestion>(`${listed} and p.post_id = $2 group by p.post_id`, [entryName, questionId])
      )[0];
    },
    /** The answers to a question, oldest first, at most 500. */
    answers(questionId: string): Promise<readonly ForumPost[]> {
      return scope.query(
        `select ${columns} from forum_posts p where p.question_id = $1 order by p.created_at, p.post_id limit 500`,
        [questionId],
      );
    },
    async find(entryName: string, postId: string): Promise<ForumPost | undefined> {
      const rows = await scope.query<ForumPost>(
        `select ${columns} from forum_posts p where p.entry_key = lower($1) and p.post_id = $2`,
        [entryName, postId],
      );
      return rows[0];
    },
    async setSolved(questionId: string, isSolved: boolean): Promise<void> {
      await scope.query(`update forum_posts set is_solved = $2 where post_id = $1`, [questionId, isSolved]);
    },
    /** A question goes with its answers. */
    async delete(postId: string): Promise<void> {
      await scope.query(`delete from forum_posts where post_id = $1`, [postId]);
    },
  };
}
