import type { AwaitedRule } from '../../review/rule.ts';

/** A request without saved answers got a response without schema. */
export const importPostmanNoResponse: AwaitedRule = {
  id: 'import-postman-no-response',
  severity: 'info',
  level: 'import',
  fix: 'none',
  source: 'FAQ',
  summary: 'A request without saved answers got a response without schema.',
  why: 'Nothing else is known.',
  remedy: 'Save an answer in the collection.',
  needs: 'import',
};
