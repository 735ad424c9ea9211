import { z } from 'zod';
import { id, instant, person } from './fields.ts';
import { defineRoute, nothing } from './route.ts';

const notice = z.object({
  id,
  kind: z.enum(['announcement', 'nomination', 'review', 'catalogue', 'system']),
  title: z.string(),
  body: z.string(),
  /** A path within the portal, if there is something to open. */
  link: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
});

/** The caller's notices, newest first. */
export const listNotices = defineRoute({
  method: 'GET',
  path: '/api/v1/notices',
  summary: 'Lists the own notices',
  tag: 'Notices',
  query: z.object({ unread: z.enum(['true', 'false']).optional() }),
  answer: z.object({ notices: z.array(notice), unread: z.number().int() }),
});

/** Marks one notice as read. */
export const readNotice = defineRoute({
  method: 'POST',
  path: '/api/v1/notices/{noticeId}/read',
  summary: 'Marks a notice as read',
  tag: 'Notices',
  params: z.object({ noticeId: id }),
  status: 204,
  answer: nothing,
});

/** Marks all notices as read. */
export const readAllNotices = defineRoute({
  method: 'POST',
  path: '/api/v1/notices/read',
  summary: 'Marks all notices as read',
  tag: 'Notices',
  status: 204,
  answer: nothing,
});

/** What was done in the tenant, newest first. `before` continues a list: the id of its last entry. */
export const listAuditEntries = defineRoute({
  method: 'GET',
  path: '/api/v1/audit-entries',
  summary: 'Lists what was done in the tenant',
  tag: 'Audit',
  query: z.object({ before: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({
    entries: z.array(
      z.object({
        id,
        at: instant,
        by: person.nullable(),
        action: z.string(),
        target: z.string(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});
