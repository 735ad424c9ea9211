import type { Migration } from './migration.ts';

/**
 * The forum of each catalogue entry: questions, and answers that belong to a question.
 *
 * Like the entry it belongs to no tenant: every member reads it, and the system writes it. Who wrote a post is kept as
 * it was shown then, so that a post outlives the member.
 */
export const forum: Migration = {
  name: '0008-forum',
  statements: `
create table forum_posts (
  post_id uuid not null primary key,
  entry_key text not null references catalogue_entries (name_key) on delete cascade,
  question_id uuid references forum_posts (post_id) on delete cascade,
  author_tenant_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  author_organization text not null,
  title text not null,
  body text not null,
  is_solved boolean not null default false,
  created_at timestamptz not null
);
create index forum_posts_questions on forum_posts (entry_key, created_at desc) where question_id is null;
create index forum_posts_answers on forum_posts (question_id, created_at) where question_id is not null;
grant select, insert, update, delete on forum_posts to tenon_worker;
`,
};
