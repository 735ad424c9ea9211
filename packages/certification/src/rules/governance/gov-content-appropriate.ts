import type { AwaitedRule } from '../../review/rule.ts';

/** Names and texts are free of harmful or promotional content. */
export const govContentAppropriate: AwaitedRule = {
  id: 'gov-content-appropriate',
  severity: 'warning',
  level: 'review',
  fix: 'none',
  source: 'SUB',
  summary: 'Names and texts are free of harmful or promotional content.',
  why: 'They stand in a public catalogue.',
  remedy: 'Change the text.',
  needs: 'review',
};
