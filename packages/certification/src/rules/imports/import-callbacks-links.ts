import type { AwaitedRule } from '../../review/rule.ts';

/** Callbacks and links were kept as extensions. */
export const importCallbacksLinks: AwaitedRule = {
  id: 'import-callbacks-links',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Callbacks and links were kept as extensions.',
  why: 'Nothing carries them out.',
  remedy: 'Describe a webhook trigger.',
  needs: 'import',
};
