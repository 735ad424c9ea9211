import type { AwaitedRule } from '../../review/rule.ts';

/** References to other files were moved inside. */
export const importExternalRefInlined: AwaitedRule = {
  id: 'import-external-ref-inlined',
  severity: 'info',
  level: 'import',
  fix: 'safe',
  source: 'OWN',
  summary: 'References to other files were moved inside.',
  why: 'Nothing is fetched from elsewhere.',
  remedy: 'Nothing has to be done.',
  needs: 'import',
};
