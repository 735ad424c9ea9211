import type { AwaitedRule } from '../../review/rule.ts';

/** One of several media types was chosen. */
export const importMultipleContentTypes: AwaitedRule = {
  id: 'import-multiple-content-types',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'One of several media types was chosen.',
  why: 'An operation has one form.',
  remedy: 'Check the media type.',
  needs: 'import',
};
