import { z } from 'zod';

/** A place in a document. */
export const place = z.object({
  file: z.string().optional(),
  pointer: z.string().optional(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  endLine: z.number().int().optional(),
  endColumn: z.number().int().optional(),
});

/** A diagnostic as it travels: what is wrong with a document, where, and what to do. */
export const diagnostic = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  place: place.optional(),
  remedy: z.string().optional(),
});

/** The body of every answer that is not a success. */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    diagnostics: z.array(diagnostic).optional(),
  }),
});

/** The body of every answer that is not a success. */
export type Problem = z.output<typeof problem>;
