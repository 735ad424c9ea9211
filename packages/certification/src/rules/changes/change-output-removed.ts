import type { AwaitedRule } from '../../review/rule.ts';

/** No output is gone. */
export const changeOutputRemoved: AwaitedRule = {
  id: 'change-output-removed',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'PR#729',
  summary: 'No output is gone.',
  why: 'Later steps of workflows in use miss it.',
  remedy: 'Keep the property.',
  needs: 'history',
};
