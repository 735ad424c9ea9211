import type { AwaitedRule } from '../../review/rule.ts';

/** Webhooks were offered as notification schemas. */
export const importWebhooks: AwaitedRule = {
  id: 'import-webhooks',
  severity: 'warning',
  level: 'import',
  fix: 'none',
  source: 'OAS3',
  summary: 'Webhooks were offered as notification schemas.',
  why: 'They have no operation to subscribe with.',
  remedy: 'Add a subscription.',
  needs: 'import',
};
