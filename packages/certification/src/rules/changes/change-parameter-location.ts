import type { AwaitedRule } from '../../review/rule.ts';

/** Parameters stay where they are. */
export const changeParameterLocation: AwaitedRule = {
  id: 'change-parameter-location',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#3648',
  summary: 'Parameters stay where they are.',
  why: 'Workflows in use keep sending them in the old place.',
  remedy: 'Add a new revision of the operation.',
  needs: 'history',
};
